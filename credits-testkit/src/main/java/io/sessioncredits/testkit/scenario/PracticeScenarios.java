package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.Catalogue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Practices, families, events and batches. */
public interface PracticeScenarios extends StoreSource {
  /** Two practices may use the same names for everything. */
  @Test
  @DisplayName("S131 the same client, purchase and booking at two practices never meet")
  default void s131() {
    Scene scene = scene();
    Grant grant =
        Grant.of(ClientId.of("ana"), CreditType.of("PT60"), 5, PurchaseRef.of("invoice-1"));
    scene.grant(grant).orThrow();
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.practice("hillside");
    assertEquals(Balance.ZERO, scene.balance("ana", "PT60"));
    assertTrue(scene.cancel("a", "ana").refusal().isPresent());
    assertFalse(scene.grant(grant).orThrow().replayed());
    assertEquals(5, scene.available("ana", "PT60"));
    assertEquals(1, scene.entries("ana").size());
    scene.practice("riverside");
    assertEquals(4, scene.available("ana", "PT60"));
  }

  /** A family's credits pay for its members, one at a time. */
  @Test
  @DisplayName("S103 the last credit of a family pays for one of two members who book at once")
  default void s103() {
    Scene scene = scene().at("2026-03-02T09:00");
    GroupId family = GroupId.of("family-7");
    scene.grant(Grant.of(family, CreditType.of("YOGA"), 1, PurchaseRef.of("invoice-1"))).orThrow();
    var child = new java.util.concurrent.atomic.AtomicInteger();
    var outcomes =
        RepeatScenarios.together(
            2,
            () ->
                scene.book(
                    scene
                        .booking(
                            "a", "child-" + child.incrementAndGet(), "YOGA", "2026-03-06T10:00")
                        .withPayer(family)));
    assertEquals(1, outcomes.stream().filter(o -> o.isBooked()).count());
    assertEquals(Balance.ZERO, scene.credits().ledger().balance(family, CreditType.of("YOGA")));
  }

  /** Each attendee of an event is a line of its own. */
  @Test
  @DisplayName("14.4 an event books who is covered, and tries the others afresh when sent again")
  default void event() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "CLASS", 1);
    scene.grant("ben", "CLASS", 1);
    EventBooking event =
        EventBooking.of(
            BookingRef.of("event-1"),
            AppointmentType.of("CLASS"),
            scene.instant("2026-03-06T10:00"),
            List.of(ClientId.of("ana"), ClientId.of("cem"), ClientId.of("ben")));
    var all = scene.credits().bookings().book(event.withMode(EventBooking.Mode.ALL_OR_NOTHING));
    assertEquals(Set.of(ClientId.of("cem")), all.refused().keySet());
    assertEquals(1, scene.available("ana", "CLASS"));
    var each = scene.credits().bookings().book(event);
    assertEquals(Set.of(ClientId.of("ana"), ClientId.of("ben")), each.booked().keySet());
    assertFalse(each.isComplete());
    scene.grant("cem", "CLASS", 1);
    var again = scene.credits().bookings().book(event);
    assertTrue(again.isComplete());
    assertEquals(0, scene.available("ana", "CLASS"));
    assertEquals(0, scene.available("cem", "CLASS"));
  }

  /** A batch is one act. */
  @Test
  @DisplayName("§7 a batch is carried out as a whole, or names the command that was refused")
  default void batch() {
    Scene scene = scene().at("2026-03-02T09:00");
    var outcome =
        scene
            .credits()
            .all(
                List.of(
                    scene.pack("ana", "PT60", 1),
                    scene.booking("a", "ana", "PT60", "2026-03-06T10:00"),
                    scene.booking("b", "ana", "PT60", "2026-03-07T10:00")));
    assertEquals(2, ((BatchOutcome.Refused) outcome).index());
    assertTrue(scene.entries("ana").isEmpty());
    var applied =
        scene
            .credits()
            .all(
                List.of(
                    scene.pack("ana", "PT60", 1),
                    scene.booking("a", "ana", "PT60", "2026-03-06T10:00")));
    assertEquals(2, applied.orThrow().size());
    assertEquals(0, scene.available("ana", "PT60"));
  }

  /** Clients who bought nothing are listed too. */
  @Test
  @DisplayName("M05 a client unknown to us has zero of every credit type there is")
  default void unknownClient() {
    Scene scene =
        scene(
            standard()
                .withCatalogue(
                    Catalogue.byAppointmentType()
                        .covering(CreditType.of("YOGA"), AppointmentType.of("YOGA"))));
    assertEquals(
        java.util.Map.of(CreditType.of("YOGA"), Balance.ZERO),
        scene.credits().ledger().balances(ClientId.of("nobody")));
  }
}
