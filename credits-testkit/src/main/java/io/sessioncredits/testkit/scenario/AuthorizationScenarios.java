package io.sessioncredits.testkit.scenario;

import static io.sessioncredits.testkit.scenario.Authorized.keep;
import static io.sessioncredits.testkit.scenario.Authorized.only;
import static io.sessioncredits.testkit.scenario.Authorized.standings;
import static io.sessioncredits.testkit.scenario.Authorized.tracking;
import static io.sessioncredits.testkit.scenario.Authorized.units;
import static io.sessioncredits.testkit.scenario.Authorized.visits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.authorization.AuthorizationStatus;
import io.sessioncredits.authorization.CountingRule;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.PendingPayment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.AuthorizationWarning.Code;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Visits counted from bookings against insurance authorizations. */
public interface AuthorizationScenarios extends StoreSource {
  /** What is left is a matter of the rule. */
  @Test
  @DisplayName("S135 of 12 visits, 5 occurred and 3 scheduled leave 4, or 7 if only occurred count")
  default void s135() {
    Scene scene = tracking(this);
    keep(scene, visits("A-7", "ana", 12));
    for (int i = 1; i <= 8; i++) {
      assertEquals(
          List.of(), scene.book("v" + i, "ana", "PT60", "2026-02-0" + i + "T10:00").warnings());
    }
    for (int i = 1; i <= 5; i++) {
      scene.attended("v" + i, "ana").orThrow();
    }
    AuthorizationStanding standing = only(scene, "ana");
    assertEquals(5, standing.occurred());
    assertEquals(3, standing.scheduled());
    assertEquals(4, standing.left());
    keep(scene, visits("A-7", "ana", 12).withRule(CountingRule.OCCURRED_ONLY));
    assertEquals(7, only(scene, "ana").left());
    assertTrue(scene.audit().isClean());
  }

  /** The date of the session counts, in the zone of the practice, not that of the booking. */
  @Test
  @DisplayName("S136 a session after the last day warns, and is refused only where enforced")
  default void s136() {
    Scene scene = tracking(this);
    keep(scene, visits("A-7", "ana", 12));
    assertEquals(List.of(), scene.book("a", "ana", "PT60", "2026-06-30T23:30").warnings());
    BookingOutcome late = scene.book("b", "ana", "PT60", "2026-07-01T00:00");
    assertTrue(late.isBooked());
    assertEquals(
        List.of(
            new AuthorizationWarning(
                Code.AUTH_EXPIRED_ON_DATE, Optional.of(AuthorizationRef.of("A-7")), 1)),
        late.warnings());
    assertEquals(1, only(scene, "ana").scheduled());
    scene.set(SettingScope.practice(), Setting.ENFORCE_AUTHORIZATION, true).orThrow();
    assertEquals(
        late.warnings(),
        scene.book("b", "ana", "PT60", "2026-07-01T00:00").warnings(),
        "a replay says what was said first");
    assertEquals(
        RefusalCode.AUTHORIZATION_EXPIRED_ON_DATE, refused(scene, "c", "2026-07-01T10:00").code());
    assertEquals(
        RefusalCode.AUTHORIZATION_EXPIRED_ON_DATE, refused(scene, "c", "2025-12-31T23:59").code());
    Booking once =
        scene
            .booking("c", "ana", "PT60", "2026-07-01T10:00")
            .overriding(Setting.ENFORCE_AUTHORIZATION, false, Reason.of("pays the visit"));
    assertTrue(scene.book(once).isBooked());
    assertTrue(scene.audit().isClean());
  }

  /** Rounded at the mid-point, never to nothing. */
  @Test
  @DisplayName("S137 of 15 minutes each, 22 are 1, 23 are 2, 5 are 1; 75 use 4 and flag the rest")
  default void s137() {
    Scene scene = tracking(this);
    Authorization units =
        visits("A-7", "ana", 20).withUnit(Duration.ofMinutes(15)).withLimitPerVisit(4);
    keep(scene, units);
    assertEquals(1, used(scene, "a", Duration.ofMinutes(22)));
    assertEquals(2, used(scene, "b", Duration.ofMinutes(23)));
    assertEquals(1, used(scene, "c", Duration.ofMinutes(5)));
    assertEquals(2, used(scene, "d", Duration.ofSeconds(1_350)), "the mid-point itself goes up");
    assertEquals(1, used(scene, "e", Duration.ofSeconds(1_349)));
    BookingOutcome longest = scene.book(lasting(scene, "f", Duration.ofMinutes(75)));
    assertEquals(
        List.of(
            new AuthorizationWarning(
                Code.AUTH_LIMIT_PER_VISIT, Optional.of(AuthorizationRef.of("A-7")), 1)),
        longest.warnings());
    assertEquals(11, only(scene, "ana").scheduled());
    assertTrue(scene.book("g", "ana", "PT60", "2026-02-02T10:00").warnings().isEmpty());
    assertEquals(12, only(scene, "ana").scheduled(), "a visit of unknown length is one unit");
  }

  private static long used(Scene scene, String ref, Duration length) {
    long before = only(scene, "ana").scheduled();
    assertTrue(scene.book(lasting(scene, ref, length)).warnings().isEmpty());
    return only(scene, "ana").scheduled() - before;
  }

  private static Booking lasting(Scene scene, String ref, Duration length) {
    return scene.booking(ref, "ana", "PT60", "2026-02-02T10:00").withDuration(length);
  }

  /** Each counter follows its own rules. */
  @Test
  @DisplayName("S138 a cancellation gives back visits and credits, each under its own rules")
  default void s138() {
    Scene scene = tracking(this);
    scene.grant("ana", "PT60", 3);
    keep(scene, visits("A-7", "ana", 12));
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.RESTORE_ON_CANCEL, false).orThrow();
    scene.book("a", "ana", "PT60", "2026-02-02T10:00").orThrow();
    assertEquals(2, scene.available("ana", "PT60"));
    assertEquals(11, only(scene, "ana").left());
    scene.cancel("a", "ana").orThrow();
    assertEquals(2, scene.available("ana", "PT60"), "the credit is forfeited");
    assertEquals(12, only(scene, "ana").left(), "the visit is not used");
    scene.cancel(Cancellation.of(BookingRef.of("a"), ClientId.of("ana")).byPractice()).orThrow();
    assertEquals(3, scene.available("ana", "PT60"));
    assertEquals(12, only(scene, "ana").left());
    assertTrue(scene.audit().isClean());
  }

  /** Counted without credits, and for the one who comes. */
  @Test
  @DisplayName("S138 visits that cost no credit, are paid by others, wait or are skipped all count")
  default void countedWhoeverPays() {
    Scene scene = scene(standard().withTrackAuthorization(true));
    scene.at("2026-01-05T09:00");
    keep(scene, visits("A-7", "ana", 12));
    BookingOutcome waiting =
        scene.book(scene.booking("a", "ana", "PT60", "2026-02-02T10:00").orPending());
    assertInstanceOf(BookingOutcome.Pending.class, waiting);
    assertEquals(1, only(scene, "ana").scheduled());
    GroupId family = GroupId.of("family");
    scene
        .grant(Grant.of(family, CreditType.of("PT60"), 5, PurchaseRef.of("family-sale")))
        .orThrow();
    scene.book(scene.booking("b", "ana", "PT60", "2026-02-03T10:00").withPayer(family)).orThrow();
    assertEquals(2, only(scene, "ana").scheduled());
    scene.grant("ana", "PT60", 1);
    scene
        .credits()
        .bookings()
        .pay(PendingPayment.of(BookingLine.of(BookingRef.of("a"), ClientId.of("ana"))))
        .orThrow();
    assertEquals(2, only(scene, "ana").scheduled(), "paying changes nothing");
    scene.attended("a", "ana").orThrow();
    scene.attended("b", "ana").orThrow();
    assertEquals(2, only(scene, "ana").occurred());
    scene.set(SettingScope.practice(), Setting.ACTIVE, false).orThrow();
    assertInstanceOf(
        BookingOutcome.Skipped.class, scene.book("c", "ana", "PT60", "2026-02-04T10:00"));
    assertEquals(1, only(scene, "ana").scheduled());
    scene.cancel("c", "ana").orThrow();
    assertEquals(0, only(scene, "ana").scheduled());
    assertTrue(scene.audit().isClean());
  }

  /** What the attendance says can be corrected. */
  @Test
  @DisplayName(
      "Q20 a visit is used when it took place; a no-show is not, and both can be corrected")
  default void attendance() {
    Scene scene = tracking(this);
    keep(scene, visits("A-7", "ana", 2).withRule(CountingRule.OCCURRED_ONLY));
    scene.book("a", "ana", "PT60", "2026-02-02T10:00").orThrow();
    assertEquals(2, only(scene, "ana").left());
    scene.attended("a", "ana").orThrow();
    assertEquals(1, only(scene, "ana").left());
    scene.noShow("a", "ana").orThrow();
    assertEquals(2, only(scene, "ana").left());
    scene.noShow("a", "ana").orThrow();
    assertEquals(0, only(scene, "ana").scheduled());
    scene.book("b", "ana", "PT60", "2026-02-02T11:00").orThrow();
    scene.noShow("b", "ana").orThrow();
    assertEquals(0, only(scene, "ana").scheduled());
    assertEquals(0, only(scene, "ana").occurred());
  }

  /** A visit that was booked before the authorization came is counted once it took place. */
  @Test
  @DisplayName("Q20 an authorization that comes after the booking counts the visit when it is kept")
  default void late() {
    Scene scene = tracking(this);
    assertEquals(
        List.of(new AuthorizationWarning(Code.AUTH_MISSING, Optional.empty(), 1)),
        scene.book("a", "ana", "PT60", "2026-02-02T10:00").warnings());
    keep(scene, visits("A-7", "ana", 12).withUnit(Duration.ofMinutes(15)));
    scene.attended("a", "ana").orThrow();
    assertEquals(1, only(scene, "ana").occurred());
    assertTrue(scene.audit().isClean());
  }

  /** Primary before secondary, then what ends soonest. */
  @Test
  @DisplayName("Q20 the primary payer goes first, and one that has enough before one that has not")
  default void priorities() {
    Scene scene = tracking(this);
    keep(scene, units("B-2", 10).withPriority(1));
    keep(scene, units("B-1", 3));
    keep(scene, visits("B-0", "ana", 9).withServices(AppointmentType.of("YOGA")));
    assertEquals(List.of("B-0", "B-1", "B-2"), refs(scene));
    scene.book(lasting(scene, "a", Duration.ofMinutes(30))).orThrow();
    assertEquals(List.of(9L, 1L, 10L), left(scene));
    scene.book(lasting(scene, "b", Duration.ofMinutes(60))).orThrow();
    assertEquals(List.of(9L, 1L, 6L), left(scene));
    BookingOutcome partly = scene.book(lasting(scene, "c", Duration.ofMinutes(150)));
    assertEquals(
        List.of(
            new AuthorizationWarning(
                Code.AUTH_EXHAUSTED, Optional.of(AuthorizationRef.of("B-1")), 9)),
        partly.warnings());
    assertEquals(List.of(9L, 0L, 6L), left(scene));
    scene.set(SettingScope.practice(), Setting.ENFORCE_AUTHORIZATION, true).orThrow();
    Refusal refusal =
        scene.book(lasting(scene, "d", Duration.ofMinutes(150))).refusal().orElseThrow();
    assertEquals(RefusalCode.AUTHORIZATION_EXHAUSTED, refusal.code());
    assertEquals(10, refusal.required());
    assertEquals(6, refusal.available());
    scene.cancel("c", "ana").orThrow();
    assertEquals(List.of(9L, 1L, 6L), left(scene));
  }

  private static List<String> refs(Scene scene) {
    return standings(scene, "ana").stream().map(s -> s.authorization().ref().value()).toList();
  }

  private static List<Long> left(Scene scene) {
    return standings(scene, "ana").stream().map(AuthorizationStanding::left).toList();
  }

  /** Nothing left is known by status and by a refusal. */
  @Test
  @DisplayName("Q20 enforced, the visit after the last is refused, and so is one without any")
  default void enforced() {
    Scene scene = tracking(this);
    scene.set(SettingScope.practice(), Setting.ENFORCE_AUTHORIZATION, true).orThrow();
    assertEquals(RefusalCode.AUTHORIZATION_MISSING, refused(scene, "a", "2026-02-02T10:00").code());
    keep(scene, visits("A-7", "ana", 1));
    assertTrue(scene.book("a", "ana", "PT60", "2026-02-02T10:00").isBooked());
    assertEquals(AuthorizationStatus.EXHAUSTED, only(scene, "ana").status());
    Refusal refusal = refused(scene, "b", "2026-02-03T10:00");
    assertEquals(RefusalCode.AUTHORIZATION_EXHAUSTED, refusal.code());
    assertEquals(1, refusal.required());
    assertEquals(0, refusal.available());
    scene.cancel("a", "ana").orThrow();
    assertTrue(scene.book("b", "ana", "PT60", "2026-02-03T10:00").isBooked());
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.ENFORCE_AUTHORIZATION, false).orThrow();
    assertTrue(scene.book("c", "ana", "PT60", "2026-02-04T10:00").isBooked());
    assertEquals(1, only(scene, "ana").scheduled());
    assertTrue(scene.audit().isClean());
  }

  private static Refusal refused(Scene scene, String ref, String startsAt) {
    return scene.book(ref, "ana", "PT60", startsAt).refusal().orElseThrow();
  }
}
