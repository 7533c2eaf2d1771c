package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.ExpiryBasis;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credits that come back, and when they do not. */
public interface CancellationScenarios extends StoreSource {
  /** The window ends at an instant, and that instant is in time. */
  @Test
  @DisplayName(
      "S51 with 24 h, a cancellation at exactly 24 h before is in time, a minute later is not")
  default void s51() {
    Scene scene =
        scene(standard().withCancellationWindow(Duration.ofHours(24))).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    for (String ref : List.of("a", "b", "c")) {
      assertTrue(scene.book(ref, "ana", "PT60", "2026-03-06T10:00").isBooked());
    }
    scene.at("2026-03-05T09:59");
    assertInstanceOf(CancellationOutcome.Restored.class, scene.cancel("a", "ana"));
    scene.at("2026-03-05T10:00");
    assertInstanceOf(CancellationOutcome.Restored.class, scene.cancel("b", "ana"));
    scene.at("2026-03-05T10:01");
    var late = assertInstanceOf(CancellationOutcome.Forfeited.class, scene.cancel("c", "ana"));
    assertEquals(scene.instant("2026-03-05T10:00"), late.freeUntil().orElseThrow());
    assertEquals(4, scene.available("ana", "PT60"));
  }

  /** What comes back to a lot that is over lapses in plain sight, or stays usable for some days. */
  @Test
  @DisplayName("S54 a credit restored to an ended lot lapses visibly, or stays usable with grace")
  default void s54() {
    Scene scene =
        scene(standard().withExpiryBasis(ExpiryBasis.BOOKING_DATE)).at("2026-08-01T09:00");
    scene.grant(scene.pack("ana", "PT60", 2).withLastDay(LocalDate.of(2026, 8, 8)));
    assertTrue(scene.book("a", "ana", "PT60", "2026-08-20T09:00").isBooked());
    scene.rules(standard().withExpiryBasis(ExpiryBasis.BOOKING_DATE).withGraceDays(7));
    assertTrue(scene.book("b", "ana", "PT60", "2026-08-21T09:00").isBooked());
    scene.at("2026-08-09T10:00");
    assertEquals(
        List.of("CANCELLATION 1@1", "EXPIRY -1@1"),
        Scene.story(scene.cancel("a", "ana").orThrow().movements()));
    assertEquals(0, scene.available("ana", "PT60"));
    assertEquals(
        List.of("CANCELLATION 1@1", "REISSUE -1@1", "REISSUE 1@8"),
        Scene.story(scene.cancel("b", "ana").orThrow().movements()));
    assertEquals(1, scene.available("ana", "PT60"));
    scene.at("2026-08-16T23:59");
    assertEquals(1, scene.available("ana", "PT60"));
    scene.at("2026-08-17T00:00");
    assertEquals(0, scene.available("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Staff may waive, with a reason, and the entry says so. */
  @Test
  @DisplayName(
      "S56 a late cancellation can be waived afterwards, with a reason that the entry keeps")
  default void s56() {
    Scene scene =
        scene(standard().withCancellationWindow(Duration.ofHours(24))).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T10:00").isBooked());
    assertInstanceOf(CancellationOutcome.Forfeited.class, scene.cancel("a", "ana"));
    Cancellation waived =
        Cancellation.of(BookingRef.of("a"), ClientId.of("ana"))
            .waivingTerms(Reason.of("was taken ill"));
    assertInstanceOf(CancellationOutcome.Restored.class, scene.cancel(waived));
    assertEquals(5, scene.available("ana", "PT60"));
    var last = scene.entries("ana").get(2);
    assertEquals("CANCELLATION_WAIVED", last.facts().get(Fact.OVERRIDE));
    assertEquals("was taken ill", last.reason().orElseThrow().text().orElseThrow());
  }

  /** There is one undo, whatever door it is asked through. */
  @Test
  @DisplayName("S57 cancelling twice, and then for the practice, restores once")
  default void s57() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-03T10:00").isBooked());
    Receipt first = scene.cancel("a", "ana").orThrow();
    Receipt second = scene.cancel("a", "ana").orThrow();
    assertEquals(first.movements(), second.movements());
    assertTrue(second.replayed());
    assertEquals(
        RefusalCode.ALREADY_CANCELLED,
        scene
            .cancel(Cancellation.of(BookingRef.of("a"), ClientId.of("ana")).byPractice())
            .refusal()
            .orElseThrow()
            .code());
    assertEquals(5, scene.available("ana", "PT60"));
  }

  /** A booking keeps the terms it was made under. */
  @Test
  @DisplayName("S58 a window changed after booking does not touch the booking")
  default void s58() {
    Scene scene =
        scene(standard().withCancellationWindow(Duration.ofHours(24))).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.rules(standard().withCancellationWindow(Duration.ofDays(2)));
    scene.at("2026-03-05T09:00");
    assertInstanceOf(CancellationOutcome.Restored.class, scene.cancel("a", "ana"));
  }

  /** A no-show keeps the credit, and a mistaken one gives it back to the lot it came from. */
  @Test
  @DisplayName("S59 a no-show marked by mistake is waived, and the credit goes to its own lot")
  default void s59() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T10:00").isBooked());
    scene.at("2026-03-02T11:00");
    scene.noShow("a", "ana").orThrow();
    assertEquals(4, scene.available("ana", "PT60"));
    scene.at("2026-03-03T11:00");
    Receipt back =
        scene
            .cancel(
                Cancellation.of(BookingRef.of("a"), ClientId.of("ana"))
                    .waivingTerms(Reason.of("came after all")))
            .orThrow();
    assertEquals(List.of("CANCELLATION 1@1"), Scene.story(back.movements()));
    assertEquals(5, scene.available("ana", "PT60"));
  }

  /** Where the switch is off nothing comes back, and the practice can still give it back. */
  @Test
  @DisplayName("M12 with restore on cancel off the credit stays spent, unless the practice cancels")
  default void m12() {
    Scene scene = scene(standard().withRestoreOnCancel(false)).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-06T11:00").isBooked());
    assertInstanceOf(CancellationOutcome.Forfeited.class, scene.cancel("a", "ana"));
    assertInstanceOf(
        CancellationOutcome.Restored.class,
        scene.cancel(Cancellation.of(BookingRef.of("b"), ClientId.of("ana")).byPractice()));
    assertEquals(4, scene.available("ana", "PT60"));
  }

  /** A cancelled line shows as cancelled when booked again, and is booked as the next attempt. */
  @Test
  @DisplayName("14.5 a cancelled line replays as cancelled, and the next attempt is paid for")
  default void bookedAgain() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    var booking = scene.booking("a", "ana", "PT60", "2026-03-06T10:00");
    assertTrue(scene.book(booking).isBooked());
    assertEquals(
        RefusalCode.ALREADY_BOOKED,
        scene.book(booking.withAttempt(2)).refusal().orElseThrow().code());
    scene.cancel("a", "ana").orThrow();
    var replayed =
        assertInstanceOf(
            io.sessioncredits.booking.BookingOutcome.Booked.class, scene.book(booking));
    assertEquals(BookingState.CANCELLED_RESTORED, replayed.state());
    assertEquals(5, scene.available("ana", "PT60"));
    assertTrue(scene.book(booking.withAttempt(2)).isBooked());
    assertEquals(4, scene.available("ana", "PT60"));
  }

  /** Nothing is restored to a sale that was undone. */
  @Test
  @DisplayName("S39 a booking paid from a revoked lot restores nothing, or first pays what is owed")
  default void s39() {
    Scene scene = scene().at("2026-03-02T09:00");
    Receipt sale = scene.grant("ana", "PT60", 10);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.reverse(sale, ShortfallRule.CLAMP).orThrow();
    assertEquals(
        List.of("CANCELLATION 1@1", "REVOCATION -1@1"),
        Scene.story(scene.cancel("a", "ana").orThrow().movements()));
    assertEquals(0, scene.balance("ana", "PT60").number());

    Receipt other = scene.grant("ben", "PT60", 10);
    assertTrue(scene.book("b", "ben", "PT60", "2026-03-06T10:00").isBooked());
    scene.reverse(other, ShortfallRule.DEBT).orThrow();
    assertEquals(-1, scene.balance("ben", "PT60").number());
    scene.cancel("b", "ben").orThrow();
    assertEquals(0, scene.balance("ben", "PT60").number());
    assertEquals(0, scene.balance("ben", "PT60").owed());
    assertTrue(scene.audit().isClean());
  }
}
