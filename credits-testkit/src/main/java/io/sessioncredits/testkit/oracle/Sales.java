package io.sessioncredits.testkit.oracle;

import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Credits that come or change by the practice's own act: grants and adjustments. */
record Sales(Turn turn) {

  Prediction grant(Grant grant) {
    Instant now = turn.now();
    Instant from = grant.validFrom().map(i -> i.truncatedTo(ChronoUnit.MICROS)).orElse(now);
    Optional<Instant> until = grant.validUntil().map(i -> i.truncatedTo(ChronoUnit.MICROS));
    if (grant.lastDay().isPresent()) {
      until = Optional.of(turn.rules().endOf(grant.lastDay().get()));
    }
    Instant begin = from.isBefore(now) ? now : from;
    if (until.isPresent() && until.get().compareTo(begin) <= 0) {
      throw new InvalidInputException("end of validity", until.get(), "must be after " + begin);
    }
    LotTerms terms =
        turn.rules()
            .terms(grant.type(), grant.credits(), from, now)
            .withValidUntil(until)
            .withCategory(grant.category())
            .withPriority(grant.priority())
            .withPrice(grant.price())
            .withPurchase(grant.purchase());
    arrive(grant.holder(), grant.type(), terms);
    return Prediction.of("Granted");
  }

  private void arrive(Holder holder, CreditType type, LotTerms terms) {
    turn.needRoomForLots(holder, 1);
    int lot = turn.open(holder, type, terms);
    turn.did(new Deed.Opened(lot, terms.size()));
    new Paying(turn).settle(lot);
  }

  Prediction adjust(Adjustment adjustment) {
    Holder holder = adjustment.holder();
    CreditType type = adjustment.type();
    Balance balance = turn.book().balance(holder, type, turn.now());
    long number = balance.available() - balance.owed();
    if (adjustment.expected().isPresent() && adjustment.expected().getAsLong() != number) {
      throw new CreditRefusedException(
          Refusal.of(RefusalCode.BALANCE_CHANGED).withAvailable(number).withOwed(balance.owed()));
    }
    long by =
        adjustment.difference().isPresent()
            ? adjustment.difference().getAsLong()
            : adjustment.number().getAsLong() - number;
    if (by > 0) {
      Limits.credits("difference", by);
      arrive(holder, type, turn.rules().terms(type, by, turn.now(), turn.now()));
    } else if (by < 0) {
      down(adjustment, -by);
    }
    return Prediction.of("Adjusted").with("number", turn.number(holder, type));
  }

  /** Forgives what is owed, the oldest date first. */
  Prediction writeOff(WriteOff writeOff) {
    List<Debt> debts =
        turn.book().debts(writeOff.holder()).stream()
            .filter(d -> d.type().equals(writeOff.type()))
            .filter(
                d ->
                    writeOff.line().isEmpty()
                        || d.session()
                            .filter(s -> s.line().equals(writeOff.line().get()))
                            .isPresent())
            .sorted(Comparator.comparing(Debt::since).thenComparingInt(Debt::id))
            .toList();
    long owed = debts.stream().mapToLong(Debt::owed).sum();
    if (owed == 0) {
      throw Turn.refused(RefusalCode.NOTHING_OWED);
    }
    long credits = writeOff.credits().isPresent() ? writeOff.credits().getAsLong() : owed;
    if (credits > owed) {
      throw new CreditRefusedException(
          Refusal.of(RefusalCode.LESS_OWED).withRequired(credits).withOwed(owed));
    }
    long left = credits;
    for (Debt debt : debts) {
      long forgiven = Math.min(left, debt.owed());
      if (forgiven > 0) {
        turn.pay(debt.id(), forgiven);
        left -= forgiven;
      }
    }
    return Prediction.of("WrittenOff").with("credits", credits);
  }

  private void down(Adjustment adjustment, long units) {
    Holder holder = adjustment.holder();
    CreditType type = adjustment.type();
    long missing = units;
    for (Lot lot : turn.freeNow(holder, type)) {
      long taken = Math.min(missing, turn.free(lot.id()));
      if (taken > 0) {
        turn.add(lot.id(), -taken);
        turn.did(new Deed.Taken(lot.id(), taken));
        missing -= taken;
      }
    }
    if (missing > 0) {
      if (!adjustment.debtAllowed() && adjustment.number().isEmpty()) {
        throw new CreditRefusedException(
            Refusal.of(RefusalCode.SHORTFALL).withRequired(units).withAvailable(units - missing));
      }
      turn.needRoomForLine(holder);
      int debt = turn.owe(holder, type, missing, Optional.empty());
      turn.did(new Deed.Owed(debt, missing));
    }
  }
}
