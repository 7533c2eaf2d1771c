package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.LedgerEntry;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When credits begin and end. */
public interface ExpiryScenarios extends StoreSource {
  /** The last day counts as a whole, in the zone of the practice. */
  @Test
  @DisplayName("S10 the last day is usable to its end, in the zone of the practice")
  default void s10() {
    Scene scene = scene().at("2026-03-01T14:30");
    scene.grant(scene.pack("ana", "PT60", 5).withLastDay(LocalDate.of(2026, 6, 1)));
    scene.at("2026-06-01T23:59");
    assertEquals(5, scene.available("ana", "PT60"));
    assertEquals(
        java.time.Instant.parse("2026-06-01T23:00:00Z"), scene.instant("2026-06-02T00:00"));
    scene.at("2026-06-02T00:00");
    assertEquals(0, scene.available("ana", "PT60"));
  }

  /** The end is the first instant at which the lot is over. */
  @Test
  @DisplayName("S14 at exactly the end a spend is refused, one microsecond before it is not")
  default void s14() {
    Scene scene = scene().at("2026-03-01T09:00");
    var end = scene.instant("2026-03-10T12:00");
    scene.grant(scene.pack("ana", "PT60", 2).withValidUntil(end));
    scene.at(end.minusNanos(1_000));
    var session = end.minusNanos(1_000);
    var booking =
        io.sessioncredits.booking.Booking.of(
            io.sessioncredits.model.BookingRef.of("a"),
            io.sessioncredits.model.ClientId.of("ana"),
            io.sessioncredits.model.AppointmentType.of("PT60"),
            session);
    assertTrue(scene.book(booking).isBooked());
    scene.at(end);
    assertFalse(scene.book("b", "ana", "PT60", "2026-03-10T12:00").isBooked());
  }

  /** Balances and history of a time that is over, as known then and as known now. */
  @Test
  @DisplayName("S15 as of each day its balance, and no expiry in a history of before it")
  default void s15() {
    Scene scene = scene().at("2026-03-01T09:00");
    var end = scene.instant("2026-03-10T00:00");
    scene.grant(scene.pack("ana", "PT60", 10).withValidUntil(end));
    scene.at("2026-03-05T09:00");
    for (String booking : List.of("a", "b", "c", "d")) {
      assertTrue(scene.book(booking, "ana", "PT60", "2026-03-06T09:00").isBooked());
    }
    for (String read : List.of("2026-03-10T00:00", "2026-03-14T09:00")) {
      scene.at(read);
      assertEquals(10, scene.balanceAsOf("ana", "PT60", "2026-03-04T09:00", read).available());
      assertEquals(6, scene.balanceAsOf("ana", "PT60", "2026-03-05T09:00", read).available());
      assertEquals(6, scene.balanceAsOf("ana", "PT60", "2026-03-09T23:59", read).available());
      assertEquals(Balance.ZERO, scene.balanceAsOf("ana", "PT60", "2026-03-10T00:00", read));
      assertEquals(
          List.of(-6L, -1L, -1L, -1L, -1L, 10L),
          scene.known("ana", read).stream().map(LedgerEntry::amount).toList());
      assertEquals(
          List.of(-1L, -1L, -1L, -1L, 10L),
          scene.known("ana", "2026-03-05T09:00").stream().map(LedgerEntry::amount).toList());
      scene.sweep();
    }
  }

  /** A lot that was used up has nothing to expire. */
  @Test
  @DisplayName("S16 a lot used up before its end leaves no expiry in the history")
  default void s16() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant(scene.pack("ana", "PT60", 1).withLastDay(LocalDate.of(2026, 3, 10)));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T09:00").isBooked());
    scene.at("2026-03-11T00:00");
    assertEquals(0, scene.sweep());
    assertEquals(List.of("PURCHASE 1@1", "BOOKING -1@1"), Scene.told(scene.entries("ana")));
  }

  /**
   * The balance does not wait for the sweep, which writes when it was and when it learned of it.
   */
  @Test
  @DisplayName("S17 a late sweep changes no balance, books at the end, and does nothing twice")
  default void s17() {
    Scene scene = scene().at("2026-03-01T09:00");
    scene.grant(scene.pack("ana", "PT60", 3).withLastDay(LocalDate.of(2026, 3, 10)));
    scene.at("2026-03-11T09:00");
    assertEquals(Balance.ZERO, scene.balance("ana", "PT60"));
    assertFalse(scene.book("a", "ana", "PT60", "2026-03-12T09:00").isBooked());
    assertEquals(List.of("PURCHASE 3@1", "EXPIRY -3@1"), Scene.told(scene.entries("ana")));
    scene.at("2026-03-14T09:00");
    assertEquals(1, scene.sweep());
    assertEquals(0, scene.sweep());
    List<LedgerEntry> entries = scene.entries("ana");
    LedgerEntry expiry = entries.get(entries.size() - 1);
    assertEquals(Cause.EXPIRY, expiry.cause());
    assertEquals(scene.instant("2026-03-11T00:00"), expiry.effectiveAt());
    assertEquals(scene.instant("2026-03-14T09:00"), expiry.recordedAt());
    assertTrue(scene.audit().isClean());
  }

  /** Credits that begin later are shown apart, and pay for sessions in their time. */
  @Test
  @DisplayName("S22 a lot that begins later is upcoming, and pays a session in its time")
  default void s22() {
    Scene scene = scene().at("2026-01-10T09:00");
    scene.grant(scene.pack("ana", "PT60", 5).withValidFrom(scene.instant("2026-02-01T00:00")));
    assertEquals(new Balance(5, 0, 0, 5, 0), scene.balance("ana", "PT60"));
    assertFalse(scene.book("a", "ana", "PT60", "2026-01-20T09:00").isBooked());
    assertTrue(scene.book("b", "ana", "PT60", "2026-02-10T09:00").isBooked());
    assertEquals(4, scene.balance("ana", "PT60").upcoming());
  }
}
