package io.sessioncredits.testkit.oracle;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.transfer.Transfer;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What makes two commands with the same key the same: all but actor, reason and clock. */
final class Content {
  private Content() {}

  static List<Object> of(CreditCommand<?> command) {
    if (command instanceof Grant grant) {
      return of(grant);
    } else if (command instanceof Adjustment adjustment) {
      return List.of(
          adjustment.holder(),
          adjustment.type(),
          adjustment.difference(),
          adjustment.number(),
          adjustment.expected(),
          adjustment.debtAllowed());
    } else if (command instanceof WriteOff writeOff) {
      return List.of(writeOff.holder(), writeOff.type(), writeOff.credits(), writeOff.line());
    } else if (command instanceof SettleDebts settlement) {
      return List.of(settlement.holder(), settlement.type(), settlement.lines());
    } else if (command instanceof Transfer transfer) {
      return List.of(transfer.sender(), transfer.receiver(), transfer.type(), transfer.credits());
    } else if (command instanceof Sweep sweep) {
      return List.of(sweep.holder(), sweep.due());
    } else if (command instanceof Reversal reversal) {
      return List.of(reversal.reversed(), reversal.reversedKey(), reversal.shortfall());
    } else if (command instanceof Cancellation cancellation) {
      return List.of(cancellation.line(), cancellation.ground());
    } else if (command instanceof Attendance attendance) {
      return List.of(attendance.line(), attendance.came());
    } else if (command instanceof Booking booking) {
      return List.of(
          booking.line(),
          booking.type(),
          booking.startsAt(),
          booking.seats(),
          booking.payer().orElse(booking.attendee()));
    }
    throw new IllegalArgumentException("a command unknown here: " + command);
  }

  private static List<Object> of(Grant grant) {
    return List.of(
        grant.holder(),
        grant.type(),
        grant.credits(),
        grant.purchase(),
        grant.validFrom().map(i -> i.truncatedTo(ChronoUnit.MICROS)),
        grant.lastDay(),
        grant.validUntil().map(i -> i.truncatedTo(ChronoUnit.MICROS)),
        grant.category(),
        grant.priority(),
        grant.price());
  }
}
