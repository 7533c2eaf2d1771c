package io.sessioncredits.testkit.oracle;

import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.SettledDebt;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.SettlementPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of credits that arrive in a lot: they pay debts, stay, lapse or get a new lot. */
record Paying(Turn turn) {

  /** Lets a lot pay what its holder owes, if the practice does not leave that to its staff. */
  void settle(int id) {
    boolean isLeftToStaff = turn.rules().policy().settlement() == SettlementPolicy.MANUAL;
    if (isLeftToStaff && !turn.book().lot(id).takenBack()) {
      return;
    }
    for (Debt debt : inOrder(turn.book().lot(id).holder())) {
      pay(id, debt);
    }
  }

  /** What is owed, by the session or by the booking as the practice wants it. */
  List<Debt> inOrder(Holder holder) {
    List<Debt> debts = new ArrayList<>(turn.book().debts(holder));
    debts.sort(
        Comparator.comparing(Debt::since).thenComparing(Debt::type).thenComparingInt(Debt::id));
    if (turn.rules().policy().settlement() == SettlementPolicy.OLDEST_BOOKING) {
      debts.sort(Comparator.comparing(this::taken));
    }
    return debts;
  }

  private Instant taken(Debt debt) {
    return debt.session()
        .flatMap(s -> turn.book().line(s.line()))
        .map(Line::bookedAt)
        .orElse(debt.since());
  }

  /** Settles by hand, and says how each debt that was meant fared. */
  Prediction byHand(SettleDebts settlement) {
    List<SettledDebt> fared = new ArrayList<>();
    List<Debt> debts = meant(settlement);
    for (Debt debt : debts) {
      for (Lot lot : Rules.inOrderOfUse(turn.book().lots(settlement.holder()))) {
        if (!lot.takenBack()) {
          pay(lot.id(), turn.book().debt(debt.id()));
        }
      }
      long left = turn.book().debt(debt.id()).owed();
      fared.add(
          new SettledDebt(
              debt.type(), debt.session().map(BookedSession::line), debt.owed() - left, left));
    }
    if (fared.stream().noneMatch(d -> d.settled() > 0)) {
      throw debts.isEmpty() ? Turn.refused(RefusalCode.NOTHING_OWED) : shortage(debts.get(0));
    }
    return Prediction.of("Settled").with("debts", fared);
  }

  private List<Debt> meant(SettleDebts settlement) {
    List<Debt> meant = new ArrayList<>(inOrder(settlement.holder()));
    meant.removeIf(d -> settlement.type().isPresent() && !d.type().equals(settlement.type().get()));
    List<BookingLine> named = settlement.lines();
    if (!named.isEmpty()) {
      meant.removeIf(d -> place(d, named) < 0);
      meant.sort(Comparator.comparingInt(d -> place(d, named)));
    }
    return meant;
  }

  private static int place(Debt debt, List<BookingLine> lines) {
    return debt.session().map(s -> lines.indexOf(s.line())).orElse(-1);
  }

  private CreditRefusedException shortage(Debt first) {
    Balance balance = turn.book().balance(first.holder(), first.type(), turn.now());
    boolean isOfAnotherDate = balance.available() > 0 && first.session().isPresent();
    return new CreditRefusedException(
        Refusal.of(
                isOfAnotherDate
                    ? RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE
                    : RefusalCode.INSUFFICIENT_CREDITS)
            .withRequired(first.owed())
            .withAvailable(balance.available())
            .withOwed(balance.owed()));
  }

  /** A lot that was taken back pays what is owed for it, and nothing else. */
  private boolean mayPay(Lot lot, Debt debt) {
    boolean isDated = turn.rules().reaches(lot, debt.since());
    if (debt.session().isEmpty()) {
      return lot.type().equals(debt.type()) && (isDated || lot.takenBack());
    }
    return isDated && !lot.takenBack() && turn.rules().pays(lot, debt.session().get().type());
  }

  private void pay(int id, Debt debt) {
    Lot lot = turn.book().lot(id);
    long free = turn.free(id);
    if (free == 0 || !mayPay(lot, debt)) {
      return;
    }
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
