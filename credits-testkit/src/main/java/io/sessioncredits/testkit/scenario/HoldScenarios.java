package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.Balance;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credits set aside at booking and spent at attendance. */
public interface HoldScenarios extends StoreSource {
  /** Returns the rules of a practice that spends at attendance. */
  default CreditPolicy holding() {
    return standard().withSpendMode(SpendMode.AT_ATTENDANCE);
  }

  /** Posted, held and available, step by step. */
  @Test
  @DisplayName("S42 a hold lowers what is available, a capture what is posted, a release neither")
  default void s42() {
    Scene scene = scene(holding()).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T09:00").isBooked());
    assertEquals(new Balance(5, 1, 4, 0, 0), scene.balance("ana", "PT60"));
    scene.attended("a", "ana").orThrow();
    assertEquals(new Balance(4, 0, 4, 0, 0), scene.balance("ana", "PT60"));
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-03T09:00").isBooked());
    scene.cancel("b", "ana").orThrow();
    assertEquals(new Balance(4, 0, 4, 0, 0), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** A hold that finds too little fails at once. */
  @Test
  @DisplayName("S44 a hold beyond what is available is refused at once and leaves nothing")
  default void s44() {
    Scene scene = scene(holding()).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 3);
    assertTrue(
        scene.book(scene.booking("a", "ana", "PT60", "2026-03-02T09:00").withSeats(2)).isBooked());
    var refused = scene.book(scene.booking("b", "ana", "PT60", "2026-03-02T10:00").withSeats(2));
    assertEquals(1, refused.refusal().orElseThrow().available());
    assertEquals(2, refused.refusal().orElseThrow().required());
    assertEquals(new Balance(3, 2, 1, 0, 0), scene.balance("ana", "PT60"));
  }

  /** A hold that ran out does not count, swept or not. */
  @Test
  @DisplayName("S46 a hold that ran out is available again without a sweep, and cannot be captured")
  default void s46() {
    Scene scene = scene(holding().withHoldTimeout(Duration.ofMinutes(15))).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-01T12:00").isBooked());
    scene.at("2026-03-01T09:15");
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    assertEquals(
        RefusalCode.HOLD_RAN_OUT, scene.attended("a", "ana").refusal().orElseThrow().code());
  }

  /** A booking keeps the mode it was made under. */
  @Test
  @DisplayName("S49 a change of mode leaves open bookings as they are")
  default void s49() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T09:00").isBooked());
    scene.rules(holding());
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-03T09:00").isBooked());
    assertEquals(new Balance(4, 1, 3, 0, 0), scene.balance("ana", "PT60"));
    scene.rules(standard());
    scene.attended("a", "ana").orThrow();
    scene.attended("b", "ana").orThrow();
    assertEquals(new Balance(3, 0, 3, 0, 0), scene.balance("ana", "PT60"));
  }

  /** Nobody recorded the attendance: two days after the session the credits are spent. */
  @Test
  @DisplayName(
      "S50 credits set aside are spent 48 h after the session, and come back on a correction")
  default void s50() {
    Scene scene = scene(holding()).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T09:00").isBooked());
    scene.at("2026-03-04T08:59");
    assertEquals(new Balance(5, 1, 4, 0, 0), scene.balance("ana", "PT60"));
    scene.at("2026-03-04T09:00");
    assertEquals(new Balance(4, 0, 4, 0, 0), scene.balance("ana", "PT60"));
    scene.cancel("a", "ana").orThrow();
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }
}
