package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.transfer.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A practice that wants what was refused once to stay refused under its key. */
public interface RememberedRefusalScenarios extends StoreSource {
  private Scene remembering() {
    CreditPolicy shop = Shop.rules().withPackages(Shop.assortment());
    return scene().rules(shop.withRememberRefusals(true)).at("2026-03-02T09:00");
  }

  /** A retry cannot surprise: the answer is the first one, to the last figure. */
  @Test
  @DisplayName("S75 with rememberRefusals a refused booking is refused again, as it was")
  default void s75Remembered() {
    Scene scene = remembering();
    Booking booking = scene.booking("k", "ana", "PT60", "2026-03-06T10:00");
    Refusal first = scene.book(booking).refusal().orElseThrow();
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, first.code());
    assertEquals(1, first.required());
    assertFalse(first.packages().isEmpty());
    scene.grant("ana", "PT60", 5);
    assertEquals(Optional.of(first), scene.book(booking).refusal());
    assertEquals(Optional.of(first), scene.credits().bookings().check(booking).refusal());
    assertEquals(5, scene.available("ana", "PT60"));
    assertTrue(scene.book(booking.withAttempt(2)).isBooked(), "another key is another attempt");
    assertEquals(4, scene.available("ana", "PT60"));
    assertEquals(Optional.of(first), scene.book(booking).refusal());
    assertTrue(scene.audit().isClean());
  }

  /** A key means one command for ever, refused or not. */
  @Test
  @DisplayName("S73 with rememberRefusals another command under the key of a refused one conflicts")
  default void s73Remembered() {
    Scene scene = remembering();
    assertFalse(scene.book("k", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.grant("ana", "PT60", 5);
    assertThrows(
        RequestConflictException.class, () -> scene.book("k", "ana", "PT60", "2026-03-06T11:00"));
    assertEquals(5, scene.available("ana", "PT60"));
  }

  /** Who is first decides for all. */
  @Test
  @DisplayName("S72 with rememberRefusals a booking sent by many at once is refused to all alike")
  default void s72Remembered() {
    Scene scene = remembering();
    Booking booking = scene.booking("k", "ana", "PT60", "2026-03-06T10:00");
    Set<Optional<Refusal>> refusals =
        RepeatScenarios.together(16, () -> scene.book(booking)).stream()
            .map(BookingOutcome::refusal)
            .collect(Collectors.toSet());
    assertEquals(1, refusals.size());
    assertTrue(refusals.iterator().next().isPresent());
    assertTrue(scene.entries("ana").isEmpty());
  }

  /** What is undecided is not remembered, and what was remembered stays when the rule goes. */
  @Test
  @DisplayName("S75 the rule counts when a command is refused, not when it is sent again")
  default void ruleChanges() {
    Scene scene = remembering();
    CreditPolicy remembering = Shop.rules().withRememberRefusals(true);
    scene.rules(Shop.rules());
    assertFalse(scene.book("before", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.rules(remembering);
    assertFalse(scene.book("during", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.grant("ana", "PT60", 5);
    scene.rules(Shop.rules());
    assertTrue(scene.book("before", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertFalse(scene.book("during", "ana", "PT60", "2026-03-06T10:00").isBooked());
  }

  /** So are transfers, adjustments and write-offs, each under the key of its form. */
  @Test
  @DisplayName("S75 with rememberRefusals refused transfers, edits and write-offs stay refused")
  default void byHandRemembered() {
    Scene scene = remembering();
    ClientId ana = ClientId.of("ana");
    CreditType type = CreditType.of("PT60");
    Transfer transfer = Transfer.of(scene.key(), ana, ClientId.of("bea"), type, 2);
    Adjustment edit = Adjustment.to(scene.key(), ana, type, 9, Reason.of("counted")).expecting(3);
    var writeOff = scene.writeOff("ana");
    assertTrue(scene.credits().transfers().transfer(transfer).refusal().isPresent());
    assertTrue(scene.credits().ledger().adjust(edit).refusal().isPresent());
    assertTrue(scene.credits().ledger().writeOff(writeOff).refusal().isPresent());
    scene.grant("ana", "PT60", 3);
    assertEquals(
        Optional.of(RefusalCode.INSUFFICIENT_CREDITS),
        scene.credits().transfers().transfer(transfer).refusal().map(Refusal::code));
    assertEquals(
        Optional.of(RefusalCode.BALANCE_CHANGED),
        scene.credits().ledger().adjust(edit).refusal().map(Refusal::code));
    assertEquals(
        Optional.of(RefusalCode.NOTHING_OWED),
        scene.credits().ledger().writeOff(writeOff).refusal().map(Refusal::code));
    assertEquals(3, scene.available("ana", "PT60"));
    Reversal undo =
        Reversal.of(Operation.TRANSFER, transfer.key(), Reason.of("there is nothing to undo"));
    assertEquals(
        Optional.of(RefusalCode.UNKNOWN_POSTING),
        scene.credits().ledger().reverse(undo).refusal().map(Refusal::code));
  }

  /** A sale, or a line that is cancelled, has to be recorded in the end. */
  @Test
  @DisplayName("S75 with rememberRefusals sales and cancellations are tried again all the same")
  default void factsAreTriedAgain() {
    Scene scene = remembering();
    Purchase sale = Purchase.of(PurchaseRef.of("sale"), ClientId.of("ana"), PackageId.of("ten"));
    assertFalse(scene.buy(sale.withPaymentFailed(true)).isGranted());
    assertTrue(scene.buy(sale).isGranted());
    BookingLine line = BookingLine.of(BookingRef.of("k"), ClientId.of("ana"));
    assertEquals(
        Optional.of(RefusalCode.UNKNOWN_BOOKING),
        scene.cancel(Cancellation.of(line)).refusal().map(Refusal::code));
    assertTrue(scene.book("k", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.cancel(Cancellation.of(line)).refusal().isEmpty());
  }

  /** A batch that is carried out as a whole leaves nothing behind if it is refused. */
  @Test
  @DisplayName("S75 with rememberRefusals all-or-nothing batches remember nothing, others do")
  default void batches() {
    Scene scene = remembering();
    List<Booking> two =
        List.of(
            scene.booking("one", "ana", "PT60", "2026-03-06T10:00"),
            scene.booking("two", "ana", "PT60", "2026-03-06T11:00"));
    scene.grant("ana", "PT60", 1);
    assertTrue(scene.credits().commands().all(two) instanceof BatchOutcome.Refused);
    assertEquals(1, scene.available("ana", "PT60"));
    assertTrue(scene.book(two.get(1)).isBooked(), "the refused one was not remembered");
    List<? extends BookingOutcome> each = scene.credits().commands().each(two);
    assertFalse(each.get(0).isBooked());
    scene.grant("ana", "PT60", 5);
    assertFalse(scene.book(two.get(0)).isBooked(), "refused on its own it stays refused");
  }

  /** Who asks, and whether credits are on, is no decision about the command. */
  @Test
  @DisplayName("S75 with rememberRefusals nothing is remembered of who may not, or while off")
  default void hindrances() {
    Scene scene = remembering();
    scene.grant("ana", "PT60", 3);
    Transfer transfer =
        Transfer.of(
            RequestKey.of("form-1"),
            ClientId.of("ana"),
            ClientId.of("bea"),
            CreditType.of("PT60"),
            2);
    CreditPolicy on = Shop.rules().withRememberRefusals(true);
    scene.rules(on.withActive(false));
    assertEquals(
        Optional.of(RefusalCode.CREDITS_OFF),
        scene.credits().transfers().transfer(transfer).refusal().map(Refusal::code));
    scene.rules(on);
    assertTrue(scene.credits().transfers().transfer(transfer).refusal().isEmpty());
    assertEquals(1, scene.available("ana", "PT60"));
  }

  /** Asked weeks later, the answer is what was answered. */
  @Test
  @DisplayName("S75 a remembered refusal is what explains the booking afterwards")
  default void explained() {
    Scene scene = remembering();
    Booking booking = scene.booking("k", "ana", "PT60", "2026-03-06T10:00");
    Refusal first = scene.book(booking).refusal().orElseThrow();
    scene.at("2026-03-20T09:00");
    scene.grant("ana", "PT60", 5);
    assertEquals(
        Optional.of(first), scene.credits().bookings().explain(booking).outcome().refusal());
    assertEquals(
        Optional.of(first),
        scene
            .credits()
            .bookings()
            .explain(booking, scene.instant("2026-03-10T09:00"))
            .outcome()
            .refusal());
  }
}
