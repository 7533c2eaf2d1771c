package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingInForce;
import io.sessioncredits.policy.SettingLevel;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.policy.TransferRule;
import io.sessioncredits.settings.CatalogueChange;
import io.sessioncredits.settings.OffPreview;
import io.sessioncredits.settings.SettingChange;
import io.sessioncredits.transfer.Transfer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Settings, the kept catalogue, and the off switch. */
public interface SettingScenarios extends StoreSource {
  /** The more special level goes before the more general one. */
  @Test
  @DisplayName("S133 call, client, appointment type, practice, default: the most special decides")
  default void s133() {
    Scene scene = scene().at("2026-03-02T09:00");
    assertEquals(SettingLevel.DEFAULT, withoutCredit(scene).level());
    scene.set(SettingScope.practice(), Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    assertEquals(SettingLevel.PRACTICE, withoutCredit(scene).level());
    assertTrue(withoutCredit(scene).value());
    scene
        .set(SettingScope.of(AppointmentType.of("PT60")), Setting.BOOKING_WITHOUT_CREDIT, false)
        .orThrow();
    assertEquals(SettingLevel.APPOINTMENT_TYPE, withoutCredit(scene).level());
    assertFalse(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "YOGA", "2026-03-06T10:00").isBooked());
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    assertEquals(SettingLevel.CLIENT, withoutCredit(scene).level());
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertFalse(scene.book("c", "ben", "PT60", "2026-03-06T11:00").isBooked());
    Booking once =
        scene
            .booking("c", "ben", "PT60", "2026-03-06T11:00")
            .overriding(Setting.BOOKING_WITHOUT_CREDIT, true, Reason.of("pays at the desk"));
    assertTrue(scene.book(once).isBooked());
    LedgerEntry entry = scene.entries("ben").get(0);
    assertEquals("booking-without-credit:true", entry.facts().get(Fact.OVERRIDE));
    assertEquals("pays at the desk", entry.reason().orElseThrow().text().orElseThrow());
    assertTrue(scene.audit().isClean());
  }

  private static SettingInForce<Boolean> withoutCredit(Scene scene) {
    return scene
        .credits()
        .settings()
        .explain(ClientId.of("ana"), AppointmentType.of("PT60"))
        .of(Setting.BOOKING_WITHOUT_CREDIT);
  }

  /** A client's own limit counts for that client alone. */
  @Test
  @DisplayName("M11 overdraft limit and restore on cancel are set for one client alone")
  default void perClient() {
    Scene scene = scene(permissive()).at("2026-03-02T09:00");
    SettingScope ana = SettingScope.of(ClientId.of("ana"));
    scene.set(ana, Setting.OVERDRAFT_LIMIT, OptionalLong.of(1)).orThrow();
    scene.set(ana, Setting.RESTORE_ON_CANCEL, false).orThrow();
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertEquals(
        RefusalCode.OVERDRAFT_LIMIT,
        scene.book("b", "ana", "PT60", "2026-03-07T10:00").refusal().orElseThrow().code());
    assertTrue(scene.book("c", "ben", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("d", "ben", "PT60", "2026-03-07T10:00").isBooked());
    scene.cancel("a", "ana").orThrow();
    scene.cancel("c", "ben").orThrow();
    assertEquals(1, scene.balance("ana", "PT60").owed());
    assertEquals(1, scene.balance("ben", "PT60").owed());
    scene.clear(ana, Setting.OVERDRAFT_LIMIT).orThrow();
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-07T10:00").isBooked());
  }

  /** What was booked keeps the terms it was booked under. */
  @Test
  @DisplayName("S58 restore switched off after booking does not touch what is booked")
  default void bookedTermsStay() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 2);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.set(SettingScope.practice(), Setting.RESTORE_ON_CANCEL, false).orThrow();
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-07T10:00").isBooked());
    scene.cancel("a", "ana").orThrow();
    scene.cancel("b", "ana").orThrow();
    assertEquals(1, scene.available("ana", "PT60"));
  }

  /** Who changed what, from what to what, stands in the history. */
  @Test
  @DisplayName("M19 a change of a setting is an entry with actor, reason, old and new value")
  default void history() {
    Scene scene = scene().at("2026-03-02T09:00");
    SettingScope ana = SettingScope.of(ClientId.of("ana"));
    scene.set(ana, Setting.OVERDRAFT_LIMIT, OptionalLong.of(2)).orThrow();
    scene.actor(Actor.staff("boss"));
    scene.set(ana, Setting.OVERDRAFT_LIMIT, OptionalLong.of(3)).orThrow();
    scene.set(ana, Setting.OVERDRAFT_LIMIT, OptionalLong.of(3)).orThrow();
    scene.clear(ana, Setting.OVERDRAFT_LIMIT).orThrow();
    List<LedgerEntry> entries = scene.entries("ana");
    assertEquals(3, entries.size(), "setting it to what it is writes nothing");
    LedgerEntry second = entries.get(1);
    assertEquals(Cause.SETTING, second.cause());
    assertEquals(Actor.staff("boss"), second.actor());
    assertEquals("2", second.facts().get(Fact.FROM));
    assertEquals("3", second.facts().get(Fact.TO));
    assertFalse(entries.get(2).facts().containsKey(Fact.TO));
    assertEquals(0, second.balanceAfter());
    assertTrue(scene.credits().ledger().balances(ClientId.of("ana")).isEmpty());
    assertTrue(scene.audit().isClean());
  }

  /** A key is used once, and clients change no rules. */
  @Test
  @DisplayName("Q9 a setting sent twice is set once, under another value it is a conflict")
  default void once() {
    Scene scene = scene().at("2026-03-02T09:00");
    SettingChange change =
        SettingChange.set(
            RequestKey.of("form-1"),
            SettingScope.practice(),
            Setting.TRANSFERS,
            TransferRule.ANYBODY,
            Reason.of("families ask for it"));
    assertFalse(scene.credits().settings().change(change).orThrow().replayed());
    assertTrue(scene.credits().settings().change(change).orThrow().replayed());
    assertThrows(
        RequestConflictException.class,
        () ->
            scene
                .credits()
                .settings()
                .change(
                    SettingChange.set(
                        RequestKey.of("form-1"),
                        SettingScope.practice(),
                        Setting.TRANSFERS,
                        TransferRule.NOBODY,
                        Reason.of("families ask for it"))));
    scene.actor(Actor.client(ClientId.of("ana")));
    assertEquals(
        RefusalCode.STAFF_ONLY,
        scene
            .set(SettingScope.of(ClientId.of("ana")), Setting.BOOKING_WITHOUT_CREDIT, true)
            .refusal()
            .orElseThrow()
            .code());
    assertEquals(
        RefusalCode.STAFF_ONLY,
        scene
            .book(
                scene
                    .booking("a", "ana", "PT60", "2026-03-06T10:00")
                    .overriding(Setting.BOOKING_WITHOUT_CREDIT, true, Reason.of("please")))
            .refusal()
            .orElseThrow()
            .code());
  }

  /** Staff may transfer against the rule, and the entries say so. */
  @Test
  @DisplayName("S113 a type that is not transferable is refused, but for staff with an override")
  default void againstTheTransferRule() {
    Scene scene = scene(standard().withTransfers(TransferRule.ANYBODY)).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 3);
    scene.grant("ana", "YOGA", 3);
    scene
        .set(SettingScope.of(CreditType.of("PT60")), Setting.TRANSFERS, TransferRule.NOBODY)
        .orThrow();
    scene.actor(Actor.client(ClientId.of("ana")));
    assertEquals(
        RefusalCode.TRANSFER_NOT_ALLOWED,
        scene.transfer("ana", "ben", "PT60", 1).refusal().orElseThrow().code());
    scene.transfer("ana", "ben", "YOGA", 1).orThrow();
    Transfer against =
        Transfer.of(scene.key(), ClientId.of("ana"), ClientId.of("ben"), CreditType.of("PT60"), 1)
            .overridingRule(Reason.of("moved away"));
    assertEquals(
        RefusalCode.STAFF_ONLY,
        scene.credits().transfers().transfer(against).refusal().orElseThrow().code());
    scene.actor(Actor.staff("desk"));
    scene.credits().transfers().transfer(against).orThrow();
    assertEquals(1, scene.available("ben", "PT60"));
    assertEquals(
        "transfers",
        scene.entries("ben").stream()
            .filter(e -> e.account().type().equals(CreditType.of("PT60")))
            .findFirst()
            .orElseThrow()
            .facts()
            .get(Fact.OVERRIDE));
  }

  /** The host's own word on who gives to whom. */
  @Test
  @DisplayName("M16 a host lets credits move within a household alone")
  default void household() {
    Scene scene =
        scene(
                standard()
                    .withTransferCheck(
                        (actor, sender, receiver, type) -> receiver.equals(ClientId.of("bea"))))
            .at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 3);
    assertEquals(
        RefusalCode.TRANSFER_NOT_ALLOWED,
        scene.transfer("ana", "cem", "PT60", 1).refusal().orElseThrow().code());
    scene.transfer("ana", "bea", "PT60", 1).orThrow();
  }

  /** Switching booking without credit off does nothing to the past. */
  @Test
  @DisplayName("S97 switched off at minus three: refused until settled, and told what is owed")
  default void switchedOffWhileOwing() {
    Scene scene = scene().at("2026-03-02T09:00");
    SettingScope all = SettingScope.practice();
    scene.set(all, Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    for (String ref : List.of("a", "b", "c")) {
      assertTrue(scene.book(ref, "ana", "PT60", "2026-03-06T10:00").isBooked());
    }
    scene.set(all, Setting.BOOKING_WITHOUT_CREDIT, false).orThrow();
    var refusal = scene.book("d", "ana", "PT60", "2026-03-07T10:00").refusal().orElseThrow();
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refusal.code());
    assertEquals(3, refusal.owed());
    assertTrue(refusal.describe(java.util.Locale.ENGLISH).contains("3"));
    scene.grant("ana", "PT60", 3);
    assertFalse(scene.book("d", "ana", "PT60", "2026-03-07T10:00").isBooked());
    scene.grant("ana", "PT60", 1);
    assertTrue(scene.book("d", "ana", "PT60", "2026-03-07T10:00").isBooked());
    assertEquals(new Balance(0, 0, 0, 0, 0), scene.balance("ana", "PT60"));
  }

  /** Off: bookings pass, nothing is spent, nothing is lost. */
  @Test
  @DisplayName("S132 off: a preview first, then bookings pass unspent; on again all is as before")
  default void s132() {
    PackageDefinition five =
        PackageDefinition.of(
            PackageId.of("five"), "Five", List.of(PackageContent.of(CreditType.of("PT60"), 5)));
    Assortment packages = Assortment.of(List.of(five));
    Scene scene =
        scene(standard().withSpendMode(SpendMode.AT_ATTENDANCE).withPackages(packages))
            .at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    scene.grant("ana", "YOGA", 2);
    scene.grant("ben", "PT60", 1);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertEquals(new OffPreview(2, 3, 8, 1, 0, 1), scene.credits().settings().previewOff());
    scene.set(SettingScope.practice(), Setting.ACTIVE, false).orThrow();
    var passed = scene.book("b", "cem", "PT60", "2026-03-06T11:00");
    assertInstanceOf(BookingOutcome.Skipped.class, passed);
    assertTrue(passed.isBooked());
    assertTrue(scene.entries("cem").isEmpty());
    var grant = scene.pack("ana", "PT60", 3);
    assertEquals(RefusalCode.CREDITS_OFF, scene.grant(grant).refusal().orElseThrow().code());
    assertEquals(
        RefusalCode.CREDITS_OFF, scene.adjust("ana", "PT60", 1).refusal().orElseThrow().code());
    assertEquals(
        RefusalCode.CREDITS_OFF,
        scene.transfer("ana", "ben", "PT60", 1).refusal().orElseThrow().code());
    scene.cancel("a", "ana").orThrow();
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    scene.set(SettingScope.practice(), Setting.ACTIVE, true).orThrow();
    scene.grant(grant).orThrow();
    assertEquals(8, scene.available("ana", "PT60"));
    assertInstanceOf(
        BookingOutcome.Skipped.class,
        scene.book("b", "cem", "PT60", "2026-03-06T11:00"),
        "sent again it is not spent after all");
    scene.cancel("b", "cem").orThrow();
    assertTrue(scene.entries("cem").isEmpty());
    assertFalse(scene.book("c", "cem", "PT60", "2026-03-06T11:00").isBooked());
    assertTrue(scene.audit().isClean());
  }

  /** Expiry goes on while credits are off. */
  @Test
  @DisplayName("S132 credits go on to expire while they are off")
  default void expiryGoesOn() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene
        .grant(scene.pack("ana", "PT60", 5).withLastDay(java.time.LocalDate.of(2026, 3, 31)))
        .orThrow();
    scene.set(SettingScope.practice(), Setting.ACTIVE, false).orThrow();
    scene.at("2026-04-02T09:00");
    scene.set(SettingScope.practice(), Setting.ACTIVE, true).orThrow();
    assertEquals(0, scene.available("ana", "PT60"));
  }

  /** A reason is mandatory where a person acts by hand. */
  @Test
  @DisplayName("S148 a manual adjustment without a reason cannot even be made")
  @SuppressWarnings("NullAway") // the null is what is tried
  default void s148() {
    Scene scene = scene();
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () ->
                Adjustment.by(
                    scene.key(), ClientId.of("ana"), CreditType.of("PT60"), 1, nothing()));
    assertEquals("reason", e.field());
    assertThrows(InvalidInputException.class, () -> Reason.of("  "));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  /** The catalogue that the library keeps. */
  @Test
  @DisplayName("M01 a kept catalogue: coverage, dated prices, what costs nothing, by revision")
  default void keptCatalogue() {
    Scene scene = scene().at("2026-03-02T09:00");
    CreditType flex = CreditType.of("FLEX");
    AppointmentType yoga = AppointmentType.of("YOGA");
    AppointmentType pilates = AppointmentType.of("PILATES");
    scene.change(
        CatalogueChange.of(scene.key(), Reason.of("opening"))
            .covering(flex, List.of(yoga, pilates))
            .priced(flex, pilates, 2)
            .priced(flex, yoga, 3, scene.instant("2026-05-01T00:00"))
            .notCredited(AppointmentType.of("INTRO"))
            .offering(AppointmentType.of("PT60")));
    scene.grant("ana", "FLEX", 10);
    assertTrue(scene.book("a", "ana", "YOGA", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PILATES", "2026-03-06T11:00").isBooked());
    assertTrue(scene.book("i", "ben", "INTRO", "2026-03-06T12:00").isBooked());
    assertEquals(7, scene.available("ana", "FLEX"));
    assertEquals(
        java.util.Set.of(flex, CreditType.of("PT60")),
        scene.credits().ledger().balances(ClientId.of("nobody")).keySet());
    scene.change(
        CatalogueChange.of(scene.key(), Reason.of("no more pilates"))
            .covering(flex, List.of(yoga)));
    scene.grant("ben", "FLEX", 5);
    assertTrue(scene.book("c", "ana", "PILATES", "2026-03-08T11:00").isBooked());
    assertFalse(scene.book("c", "ben", "PILATES", "2026-03-08T11:00").isBooked());
    scene.at("2026-05-02T09:00");
    assertTrue(scene.book("d", "ana", "YOGA", "2026-05-06T10:00").isBooked());
    assertEquals(2, scene.available("ana", "FLEX"));
    assertEquals(2, scene.credits().settings().catalogue().revision());
    assertTrue(scene.audit().isClean());
  }

  /** Reserved accounts are not for hosts. */
  @Test
  @DisplayName("§4 no command of a host names a reserved credit type or the practice as holder")
  default void reserved() {
    assertThrows(
        InvalidInputException.class,
        () -> scene().pack("ana", CreditType.CLIENT_SETTINGS.value(), 1));
    assertThrows(InvalidInputException.class, () -> scene().transfer("ana", "ben", "$practice", 1));
    assertThrows(InvalidInputException.class, () -> CreditType.of("$mine"));
  }
}
