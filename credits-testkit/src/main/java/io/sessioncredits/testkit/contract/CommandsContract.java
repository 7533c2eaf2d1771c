package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import io.sessioncredits.testkit.fault.Moment;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commands of every kind, over a store that fails and starts again. */
abstract class CommandsContract extends Clauses {
  private static final CreditPolicy RULES = Stage.RULES.withSpendMode(SpendMode.AT_ATTENDANCE);
  private static final Instant END = Stage.START.plus(Duration.ofDays(30));
  private static final Reason REASON = Reason.of("counted again");
  private static final RequestKey ADJUSTMENT = RequestKey.of("adjust-1");

  /** One command of each kind; each finds what the ones before have left. */
  private static final List<CreditCommand<?>> STORY =
      List.of(
          Grant.of(ANNA, MASSAGE, 10, PurchaseRef.of("sale-1")).withValidUntil(END),
          Grant.of(BELA, MASSAGE, 5, PurchaseRef.of("sale-2")),
          booking("massage-1"),
          Attendance.attended(BookingRef.of("massage-1"), ANNA),
          booking("massage-2").withSeats(2),
          Cancellation.of(BookingRef.of("massage-2"), ANNA),
          Adjustment.by(ADJUSTMENT, ANNA, MASSAGE, -3, REASON),
          Reversal.of(Operation.ADJUST, ADJUSTMENT, REASON),
          Transfer.of(RequestKey.of("transfer-1"), ANNA, BELA, MASSAGE, 4),
          Sweep.of(ANNA, END));

  private static Booking booking(String reference) {
    return Booking.of(BookingRef.of(reference), ANNA, Sessions.MASSAGE, Sessions.NEXT_WEEK);
  }

  private static Inventory.Names names() {
    List<RequestId> requests = new ArrayList<>();
    for (CreditCommand<?> command : STORY) {
      requests.add(new RequestId(Stage.PRACTICE, command.operation(), command.key()));
    }
    List<BookingLine> lines = List.of(booking("massage-1").line(), booking("massage-2").line());
    return new Inventory.Names(requests, lines);
  }

  private Inventory inventory() {
    return Inventory.of(store(), Stage.PRACTICE, names());
  }

  private void advanceTo(CreditCommand<?> command) {
    if (command.operation() == Operation.SWEEP) {
      clock().set(END);
    }
  }

  @Test
  @DisplayName(
      "S-91 a command that fails at any port call leaves all or nothing, and can be sent on")
  void everyCommandAtEveryCall() {
    FaultyCreditStore faulty = new FaultyCreditStore(store());
    ActingCredits credits = stage().credits(faulty, RULES).at(Stage.PRACTICE).as(Stage.STAFF);
    for (CreditCommand<?> command : STORY) {
      advanceTo(command);
      Inventory before = inventory();
      List<Inventory> seen = new ArrayList<>();
      for (int call = 1; isStruck(faulty, credits, command, call); call++) {
        seen.add(inventory());
      }
      Inventory after = inventory();
      int commit = seen.size() - 1;
      assertTrue(commit >= 2, "a command locks, appends and commits");
      seen.subList(0, commit).forEach(i -> assertEquals(before, i, () -> "traces of " + command));
      assertEquals(after, seen.get(commit), () -> "half of " + command);
      assertNotEquals(before, after, () -> "nothing done by " + command);
    }
    assertClean();
  }

  /** Lets the call fail on either side and returns whether there was such a call. */
  private boolean isStruck(
      FaultyCreditStore faulty, ActingCredits credits, CreditCommand<?> command, int call) {
    for (Moment moment : Moment.values()) {
      faulty.failAt(call, moment);
      try {
        done(credits.commands().run(command));
      } catch (StoreException e) {
        assertTrue(faulty.hasStruck());
      }
    }
    return faulty.hasStruck();
  }

  private void assertClean() {
    assertEquals(
        List.of(),
        stage().credits(store(), RULES).at(Stage.PRACTICE).maintenance().audit().problems());
  }

  @Test
  @DisplayName("S-92 a story goes on the same after each reopening, and what was done is known")
  void reopenedBetweenSteps() {
    for (CreditCommand<?> command : STORY) {
      advanceTo(command);
      done(staff().commands().run(command));
      Inventory before = inventory();
      stage().reopen();
      assertEquals(before, inventory(), () -> "after reopening behind " + command);
      done(staff().commands().run(command));
      assertEquals(before, inventory(), () -> "not a replay of " + command);
    }
    assertEquals(0, staff().ledger().balance(ANNA, MASSAGE).posted());
    assertEquals(5, staff().ledger().balance(BELA, MASSAGE).number());
    assertClean();
  }

  private ActingCredits staff() {
    return stage().credits(store(), RULES).at(Stage.PRACTICE).as(Stage.STAFF);
  }

  @Test
  @DisplayName("S-93 the time of a wallet never runs back, even if the clock does")
  void clockRunsBack() {
    done(staff().commands().run(STORY.get(0)));
    clock().advance(Duration.ofDays(-1));
    done(staff().commands().run(booking("massage-1")));
    assertEquals(Stage.START, position(ANNAS).recordedAt());
    List<LedgerEntry> entries = store().queries().entries(ANNAS.account(MASSAGE), 0, 10);
    assertEquals(
        List.of(Stage.START, Stage.START), entries.stream().map(e -> e.recordedAt()).toList());
    assertClean();
  }

  @Test
  @DisplayName("S-94 a refusal leaves nothing, not even its key")
  void refusal() {
    Inventory before = inventory();
    assertFalse(staff().bookings().book(booking("massage-1")).isBooked());
    assertEquals(before, inventory());
    done(staff().commands().run(STORY.get(0)));
    assertTrue(staff().bookings().book(booking("massage-1")).isBooked());
  }
}
