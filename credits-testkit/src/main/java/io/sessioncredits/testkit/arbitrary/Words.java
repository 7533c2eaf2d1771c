package io.sessioncredits.testkit.arbitrary;

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
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.transfer.Transfer;
import java.util.Locale;

/** Commands in one line each, for people who read a counter-example. */
final class Words {
  private Words() {}

  static String of(CreditCommand<?> command) {
    if (command instanceof Grant grant) {
      return of(grant);
    } else if (command instanceof Adjustment adjustment) {
      return of(adjustment);
    } else if (command instanceof WriteOff writeOff) {
      return of(writeOff);
    } else if (command instanceof SettleDebts settlement) {
      return of(settlement);
    } else if (command instanceof Reversal reversal) {
      return "reverse "
          + reversal.reversed()
          + " "
          + reversal.reversedKey()
          + (" " + reversal.shortfall()).replace(" REFUSE", "");
    } else if (command instanceof Booking booking) {
      return of(booking);
    } else if (command instanceof Cancellation cancellation) {
      return "cancel " + cancellation.line() + " by " + lower(cancellation.ground().name());
    } else if (command instanceof Attendance attendance) {
      return (attendance.came() ? "attended " : "no-show ") + attendance.line();
    } else if (command instanceof Transfer transfer) {
      return "transfer "
          + transfer.credits()
          + " "
          + transfer.type()
          + " from "
          + transfer.sender()
          + " to "
          + transfer.receiver()
          + " as "
          + transfer.key();
    } else if (command instanceof Sweep sweep) {
      return "sweep " + sweep.holder() + " due " + sweep.due();
    }
    return command.toString();
  }

  private static String of(Grant grant) {
    StringBuilder words = new StringBuilder("grant ");
    words
        .append(grant.holder())
        .append(' ')
        .append(grant.credits())
        .append(' ')
        .append(grant.type())
        .append(" as ")
        .append(grant.key());
    grant.validFrom().ifPresent(i -> words.append(" from ").append(i));
    grant.validUntil().ifPresent(i -> words.append(" until ").append(i));
    grant.lastDay().ifPresent(d -> words.append(" to the end of ").append(d));
    grant
        .price()
        .ifPresent(
            p -> words.append(" for ").append(p.minorUnits()).append(' ').append(p.currency()));
    if (grant.priority() != LotTerms.DEFAULT_PRIORITY) {
      words.append(" priority ").append(grant.priority());
    }
    return words.append(' ').append(lower(grant.category().name())).toString();
  }

  private static String of(Adjustment adjustment) {
    StringBuilder words = new StringBuilder("adjust ");
    words.append(adjustment.holder()).append(' ').append(adjustment.type());
    adjustment.difference().ifPresent(d -> words.append(" by ").append(d));
    adjustment.number().ifPresent(n -> words.append(" to ").append(n));
    adjustment.expected().ifPresent(n -> words.append(" expecting ").append(n));
    return words
        .append(adjustment.debtAllowed() ? " allowing debt" : "")
        .append(" as ")
        .append(adjustment.key())
        .toString();
  }

  private static String of(WriteOff writeOff) {
    StringBuilder words = new StringBuilder("write off ");
    words.append(writeOff.holder()).append(' ').append(writeOff.type());
    writeOff.credits().ifPresent(c -> words.append(' ').append(c));
    writeOff.line().ifPresent(l -> words.append(" for ").append(l));
    return words.append(" as ").append(writeOff.key()).toString();
  }

  private static String of(SettleDebts settlement) {
    StringBuilder words = new StringBuilder("settle ").append(settlement.holder());
    settlement.type().ifPresent(t -> words.append(' ').append(t));
    settlement.lines().forEach(l -> words.append(" for ").append(l));
    return words.append(" as ").append(settlement.key()).toString();
  }

  private static String of(Booking booking) {
    StringBuilder words = new StringBuilder("book ");
    words.append(booking.line()).append(' ').append(booking.type());
    words.append(" at ").append(booking.startsAt());
    if (booking.seats() > 1) {
      words.append(" with ").append(booking.seats()).append(" seats");
    }
    booking.payer().ifPresent(p -> words.append(" paid by ").append(p));
    return words.toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
