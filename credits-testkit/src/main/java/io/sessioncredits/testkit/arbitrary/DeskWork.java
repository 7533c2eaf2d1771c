package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.transfer.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What staff do by hand, and the nightly sweep. */
sealed interface DeskWork extends Intent {

  /**
   * A changed number.
   *
   * @param isDifference whether {@code amount} is a difference, or the new number
   */
  record Adjust(
      Holder holder,
      CreditType type,
      boolean isDifference,
      long amount,
      boolean isDebtAllowed,
      Optional<Long> expected)
      implements DeskWork {
    @Override
    public void addTo(Script script) {
      Adjustment adjustment =
          isDifference && amount != 0
              ? Adjustment.by(script.key(), holder, type, amount, Script.REASON)
              : Adjustment.to(script.key(), holder, type, amount, Script.REASON);
      Adjustment allowed = isDebtAllowed ? adjustment.allowingDebt() : adjustment;
      script.say(expected.map(allowed::expecting).orElse(allowed));
    }
  }

  /**
   * A debt forgiven.
   *
   * @param credits how many credits; empty for all
   * @param booking which booking's debt alone, counted back; empty for all
   */
  record Forgive(Holder holder, CreditType type, Optional<Long> credits, Optional<Integer> booking)
      implements DeskWork {
    @Override
    public void addTo(Script script) {
      WriteOff all = WriteOff.of(script.key(), holder, type, Script.REASON);
      WriteOff some = credits.map(all::withCredits).orElse(all);
      script.say(booking.flatMap(script::booking).map(b -> some.withLine(b.line())).orElse(some));
    }
  }

  /**
   * Debts settled by hand.
   *
   * @param type of which type alone; empty for all
   * @param bookings which bookings' debts alone, counted back; empty for all
   */
  record Settle(Holder holder, Optional<CreditType> type, Set<Integer> bookings)
      implements DeskWork {
    @Override
    public void addTo(Script script) {
      SettleDebts all = SettleDebts.of(script.key(), holder, Script.REASON);
      SettleDebts some = type.map(all::withType).orElse(all);
      List<BookingLine> lines =
          bookings.stream()
              .map(script::booking)
              .flatMap(Optional::stream)
              .map(Booking::line)
              .distinct()
              .toList();
      script.say(lines.isEmpty() ? some : some.forLines(lines));
    }
  }

  /** Credits handed on. */
  record HandOn(Holder sender, Holder receiver, CreditType type, long credits) implements DeskWork {
    @Override
    public void addTo(Script script) {
      script.say(Transfer.of(script.key(), sender, receiver, type, credits));
    }
  }

  /** The undoing of an earlier command. */
  record Undo(int back, ShortfallRule rule) implements DeskWork {
    @Override
    public void addTo(Script script) {
      script
          .reversible(back)
          .ifPresent(
              c ->
                  script.say(
                      Reversal.of(c.operation(), c.key(), Script.REASON).withShortfall(rule)));
    }
  }

  /** The undoing of any earlier command, which mostly cannot be undone. */
  record UndoAnything(int back) implements DeskWork {
    @Override
    public void addTo(Script script) {
      script
          .said(back)
          .filter(c -> !(c instanceof Reversal))
          .ifPresent(c -> script.say(Reversal.of(c.operation(), c.key(), Script.REASON)));
    }
  }

  /** What time has brought to somebody, written down. */
  record SweepUp(Holder holder) implements DeskWork {
    @Override
    public void addTo(Script script) {
      script.say(Sweep.of(holder, script.clock()));
    }
  }

  /** A sweep at the very instant at which something has ended. */
  record SweepOnTime(int edge, Holder holder) implements DeskWork {
    @Override
    public void addTo(Script script) {
      script.passTo(edge, Duration.ZERO);
      new SweepUp(holder).addTo(script);
    }
  }
}
