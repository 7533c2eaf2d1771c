package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingExplanation;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.LotLook;
import io.sessioncredits.booking.LotUse;
import io.sessioncredits.booking.PendingBooking;
import io.sessioncredits.booking.PendingPayment;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingLevel;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.CatalogueChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Why a booking was refused, and what becomes of one that waits for credit. */
public interface ExplainScenarios extends StoreSource {
  /** Weeks later, the answer is what was known on Tuesday. */
  @Test
  @DisplayName("M11 why was Ana refused on Tuesday? Position, settings and prices as known then")
  default void whyRefusedOnTuesday() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant(scene.pack("ana", "PT60", 2).withLastDay(LocalDate.of(2026, 3, 10))).orThrow();
    scene.grant("ana", "YOGA", 4);
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.BOOKING_WITHOUT_CREDIT, false).orThrow();
    scene.at("2026-03-03T10:00");
    Booking wanted = scene.booking("a", "ana", "PT60", "2026-03-20T10:00");
    Instant tuesday = scene.instant();
    var refused = scene.book(wanted).refusal().orElseThrow();
    assertEquals(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE, refused.code());

    scene.at("2026-03-04T10:00");
    scene.set(SettingScope.of(ClientId.of("ana")), Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    scene.change(
        CatalogueChange.of(scene.key(), Reason.of("dearer"))
            .priced(CreditType.of("PT60"), AppointmentType.of("PT60"), 3));
    scene.grant("ana", "PT60", 10);
    assertTrue(scene.book(wanted).isBooked());
    scene.cancel("a", "ana").orThrow();
    scene.at("2026-04-20T09:00");
    scene.sweep();

    BookingExplanation then = scene.credits().bookings().explain(wanted, tuesday);
    assertEquals(tuesday, then.at());
    assertEquals(refused, then.outcome().refusal().orElseThrow());
    var setting = then.settings().of(Setting.BOOKING_WITHOUT_CREDIT);
    assertEquals(SettingLevel.CLIENT, setting.level());
    assertFalse(setting.value());
    assertEquals(1, then.prices().get(CreditType.of("PT60")));
    assertEquals(2, available(then));
    assertEquals(
        List.of(LotUse.NOT_VALID_ON_DATE, LotUse.DOES_NOT_COVER),
        then.lots().stream().map(LotLook::use).toList());

    BookingExplanation now = scene.credits().bookings().explain(wanted.withAttempt(2));
    assertTrue(now.outcome().isBooked());
    assertTrue(now.settings().of(Setting.BOOKING_WITHOUT_CREDIT).value());
    assertEquals(3, now.prices().get(CreditType.of("PT60")));
    assertEquals(10, available(now));
    assertEquals(10, scene.available("ana", "PT60"), "an explanation writes nothing");
  }

  private static long available(BookingExplanation explained) {
    return explained.balances().getOrDefault(CreditType.of("PT60"), Balance.ZERO).available();
  }

  /** What was booked since is not known then. */
  @Test
  @DisplayName("M11 asked for a time before everything, nothing is known")
  default void beforeEverything() {
    Scene scene = scene().at("2026-03-02T09:00");
    Instant before = scene.instant();
    scene.at("2026-03-03T09:00");
    scene.grant("ana", "PT60", 2);
    Booking booking = scene.booking("a", "ana", "PT60", "2026-03-20T10:00");
    assertTrue(scene.book(booking).isBooked());
    BookingExplanation then = scene.credits().bookings().explain(booking, before);
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, then.outcome().refusal().orElseThrow().code());
    assertTrue(then.lots().isEmpty());
    BookingExplanation second =
        scene.credits().bookings().explain(booking.withAttempt(2), scene.instant());
    assertEquals(RefusalCode.ALREADY_BOOKED, second.outcome().refusal().orElseThrow().code());
  }

  /** A booking made before anybody knew who the client is. */
  @Test
  @DisplayName("S99 made before the client was known: it waits for credit, is listed, then paid")
  default void s99() {
    Scene scene = scene().at("2026-03-02T09:00");
    Booking found = scene.booking("web-1", "ana", "PT60", "2026-03-06T10:00").orPending();
    BookingOutcome outcome = scene.book(found);
    BookingOutcome.Pending waiting = assertInstanceOf(BookingOutcome.Pending.class, outcome);
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, waiting.reason());
    assertEquals(BookingState.PENDING_CREDIT, waiting.state());
    assertEquals(Balance.ZERO, scene.balance("ana", "PT60"));
    List<PendingBooking> listed = scene.credits().bookings().pending(Optional.empty(), 10);
    assertEquals(1, listed.size());
    assertEquals(found.session(), listed.get(0).session());
    assertEquals(
        RefusalCode.PENDING_CREDIT, scene.attended("web-1", "ana").refusal().orElseThrow().code());
    PendingPayment payment = PendingPayment.of(found.line());
    assertEquals(
        RefusalCode.INSUFFICIENT_CREDITS,
        scene.credits().bookings().pay(payment).refusal().orElseThrow().code());
    scene.grant("ana", "PT60", 2);
    assertTrue(scene.credits().bookings().pay(payment).isBooked());
    assertTrue(scene.credits().bookings().pay(payment).orThrow().replayed());
    assertEquals(1, scene.available("ana", "PT60"));
    assertTrue(scene.credits().bookings().pending(Optional.empty(), 10).isEmpty());
    assertEquals(
        BookingState.BOOKED,
        assertInstanceOf(BookingOutcome.Pending.class, scene.book(found)).state());
    scene.cancel("web-1", "ana").orThrow();
    assertEquals(2, scene.available("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** The other choice: it becomes a debt. */
  @Test
  @DisplayName("S99 what waits is kept as a debt by staff, or dropped; never silently skipped")
  default void waitingBecomesDebt() {
    Scene scene = scene().at("2026-03-02T09:00");
    Booking one = scene.booking("web-1", "ana", "PT60", "2026-03-06T10:00").orPending();
    Booking two = scene.booking("web-2", "ana", "PT60", "2026-03-07T10:00").orPending();
    assertTrue(scene.book(one).isBooked());
    assertTrue(scene.book(two).isBooked());
    scene
        .credits()
        .bookings()
        .pay(
            PendingPayment.of(one.line())
                .overriding(Setting.BOOKING_WITHOUT_CREDIT, true, Reason.of("pays on arrival")))
        .orThrow();
    assertEquals(1, scene.balance("ana", "PT60").owed());
    scene.cancel("web-2", "ana").orThrow();
    assertTrue(scene.credits().bookings().pending(Optional.empty(), 10).isEmpty());
    assertEquals(
        RefusalCode.ALREADY_CANCELLED,
        scene
            .credits()
            .bookings()
            .pay(PendingPayment.of(two.line()))
            .refusal()
            .orElseThrow()
            .code());
    scene.grant("ana", "PT60", 1);
    assertEquals(new Balance(0, 0, 0, 0, 0), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Several seats wait together. */
  @Test
  @DisplayName("S63 three seats with credit for two wait as a whole, and nothing is taken")
  default void seatsWaitTogether() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "CLASS", 2);
    Booking three = scene.booking("c", "ana", "CLASS", "2026-03-06T10:00").withSeats(3).orPending();
    assertInstanceOf(BookingOutcome.Pending.class, scene.book(three));
    assertEquals(2, scene.available("ana", "CLASS"));
    scene.grant("ana", "CLASS", 1);
    scene.credits().bookings().pay(PendingPayment.of(three.line())).orThrow();
    assertEquals(0, scene.available("ana", "CLASS"));
  }
}
