package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LotTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of credits that arrive in a lot: they pay debts, stay, lapse or get a new lot. */
record Paying(Turn turn) {

  /** Lets a lot pay what its holder owes, the oldest session first. */
  void settle(int id) {
    Holder holder = turn.book().lot(id).holder();
    List<Debt> debts =
        turn.book().debts(holder).stream()
            .sorted(
                Comparator.comparing(Debt::since)
                    .thenComparing(Debt::type)
                    .thenComparingInt(Debt::id))
            .toList();
    for (Debt debt : debts) {
      long free = turn.free(id);
      if (free > 0 && mayPay(turn.book().lot(id), debt)) {
        pay(id, free, debt);
      }
    }
  }

  /** A lot that was taken back pays what is owed for it, and nothing else. */
  private boolean mayPay(Lot lot, Debt debt) {
    boolean isDated = lot.reaches(debt.since());
    if (debt.session().isEmpty()) {
      return lot.type().equals(debt.type()) && (isDated || lot.takenBack());
    }
    return isDated && !lot.takenBack() && turn.rules().pays(lot, debt.session().get().type());
  }

  private void pay(int id, long free, Debt debt) {
    Lot lot = turn.book().lot(id);
    Optional<Line> line = debt.session().flatMap(s -> turn.book().line(s.line()));
    long given = Math.min(free, debt.owed());
    long settled = given;
    if (!lot.type().equals(debt.type())) {
      long here = turn.rules().price(lot.type(), session(debt).type(), turn.now());
      long there = line.orElseThrow().price();
      if (here != there) {
        long seats = Math.min(debt.owed() / there, free / here);
        given = seats * here;
        settled = seats * there;
      }
    }
    if (given == 0) {
      return;
    }
    turn.add(id, -given);
    turn.pay(debt.id(), settled);
    Piece piece =
        Piece.of(turn.book().nextPiece(), Piece.Kind.SETTLED, id, given)
            .settling(debt.id(), settled);
    line.ifPresent(l -> turn.book().put(l.plus(piece)));
    turn.did(new Deed.Settled(line.map(l -> l.session().line()), piece.id()));
  }

  private static BookedSession session(Debt debt) {
    return debt.session().orElseThrow();
  }

  /** Decides what becomes of credits that are back in a lot which may be over by now. */
  void returned(int id, int graceDays) {
    settle(id);
    Lot lot = turn.book().lot(id);
    long free = turn.free(id);
    if (free == 0) {
      return;
    }
    if (lot.takenBack()) {
      turn.add(id, -free);
    } else if (lot.hasEnded(turn.now())) {
      turn.add(id, -free);
      if (graceDays > 0) {
        Instant end = turn.rules().endOfGrace(turn.now(), graceDays);
        turn.open(lot.holder(), lot.type(), split(lot, free).withValidUntil(end));
      }
    }
  }

  /** The terms of a lot of {@code units} that leave {@code lot}, with their share of its price. */
  static LotTerms split(Lot lot, long units) {
    return lot.terms().withSize(units).withPrice(lot.worthOfLeaving(units));
  }
}
