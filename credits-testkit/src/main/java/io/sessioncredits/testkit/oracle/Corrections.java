package io.sessioncredits.testkit.oracle;

import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undoes a whole posting, last deed first. */
final class Corrections {
  private final Turn turn;
  private final ShortfallRule rule;
  private final Set<Integer> refilled = new LinkedHashSet<>();
  private long uncollected;

  Corrections(Turn turn, ShortfallRule rule) {
    this.turn = turn;
    this.rule = rule;
  }

  Prediction reverse(Reversal reversal) {
    Optional<Request> request = turn.book().request(reversal.reversed(), reversal.reversedKey());
    if (request.map(r -> r.first().isRefused()).orElse(true)) {
      throw Turn.refused(RefusalCode.UNKNOWN_POSTING);
    }
    boolean isReversible =
        reversal.reversed() == Operation.GRANT
            || reversal.reversed() == Operation.ADJUST
            || reversal.reversed() == Operation.TRANSFER;
    if (!isReversible) {
      throw Turn.refused(RefusalCode.NOT_REVERSIBLE);
    }
    List<Deed> deeds = request.get().deeds();
    for (int i = deeds.size() - 1; i >= 0; i--) {
      undo(deeds.get(i));
    }
    refilled.forEach(lot -> new Paying(turn).returned(lot, 0));
    return Prediction.of("Reversed").with("uncollected", uncollected);
  }

  private void undo(Deed deed) {
    if (deed instanceof Deed.Opened opened) {
      takeBack(opened);
    } else if (deed instanceof Deed.Taken taken) {
      turn.add(taken.lot(), taken.units());
      refilled.add(taken.lot());
    } else if (deed instanceof Deed.Owed owed) {
      forgive(owed);
    } else if (deed instanceof Deed.Moved moved) {
      moveBack(moved);
    } else if (deed instanceof Deed.Settled settled) {
      unsettle(settled);
    }
  }

  private void takeBack(Deed.Opened opened) {
    Lot lot = turn.book().lot(opened.lot());
    long free = turn.free(lot.id());
    long taken = Math.min(free, opened.units());
    long missing = opened.units() - taken;
    if (missing > 0 && rule == ShortfallRule.REFUSE) {
      throw shortfall(opened.units(), free);
    }
    turn.takeBack(lot.id(), taken);
    if (missing > 0 && rule == ShortfallRule.DEBT) {
      turn.needRoomForLine(lot.holder());
      turn.owe(lot.holder(), lot.type(), missing, Optional.empty());
    } else {
      uncollected += missing;
    }
  }

  private static CreditRefusedException shortfall(long required, long free) {
    return new CreditRefusedException(
        Refusal.of(RefusalCode.SHORTFALL).withRequired(required).withAvailable(free));
  }

  private void forgive(Deed.Owed owed) {
    Debt debt = turn.book().debt(owed.debt());
    if (debt.owed() != owed.units()) {
      throw new CreditRefusedException(
          Refusal.of(RefusalCode.NOT_REVERSIBLE).withOwed(debt.owed()));
    }
    turn.pay(debt.id(), debt.owed());
  }

  /**
   * A transfer never makes a debt: what is not free there any more is refused or given up. Credits
   * that bring another price than their old lot would gain come back as a lot of their own.
   */
  private void moveBack(Deed.Moved moved) {
    long free = turn.free(moved.to());
    long units = Math.min(free, moved.units());
    if (units < moved.units() && rule != ShortfallRule.CLAMP) {
      throw shortfall(moved.units(), free);
    }
    uncollected += moved.units() - units;
    if (units == 0) {
      return;
    }
    Lot source = turn.book().lot(moved.from());
    LotTerms share = Paying.split(turn.book().lot(moved.to()), units);
    if (source.takenBack() || source.worthOfReturning(units).equals(share.price())) {
      turn.add(moved.to(), -units);
      turn.add(source.id(), units);
      refilled.add(source.id());
    } else {
      turn.needRoomForLots(source.holder(), 1);
      turn.add(moved.to(), -units);
      refilled.add(turn.open(source.holder(), source.type(), share));
    }
  }

  private void unsettle(Deed.Settled settled) {
    Optional<Line> line = settled.line().flatMap(turn.book()::line);
    if (line.isEmpty() || line.get().state().isCancelled()) {
      return;
    }
    for (Piece piece : line.get().pieces()) {
      if (piece.id() == settled.piece()) {
        turn.pay(piece.settled().debt(), -piece.settled().units());
        turn.add(piece.source(), piece.units());
        List<Piece> left = new ArrayList<>(line.get().pieces());
        left.remove(piece);
        turn.book().put(line.get().withPieces(left));
      }
    }
  }
}
