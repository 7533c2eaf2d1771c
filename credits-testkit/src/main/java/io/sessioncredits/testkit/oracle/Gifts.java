package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.transfer.Transfer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Credits that go from one holder to another. */
record Gifts(Turn turn) {

  Prediction transfer(Transfer transfer) {
    Holder sender = transfer.sender();
    refuse(transfer);
    Map<Lot, Long> parts = new LinkedHashMap<>();
    long missing = transfer.credits();
    for (Lot lot : turn.freeNow(sender, transfer.type())) {
      long units = Math.min(missing, turn.free(lot.id()));
      if (units > 0) {
        parts.put(lot, units);
        missing -= units;
      }
    }
    turn.needRoomForLots(transfer.receiver(), parts.size());
    parts.forEach(
        (lot, units) -> {
          turn.add(lot.id(), -units);
          int arrived = turn.open(transfer.receiver(), transfer.type(), Paying.split(lot, units));
          turn.did(new Deed.Moved(lot.id(), arrived, units));
          new Paying(turn).settle(arrived);
        });
    return Prediction.of("Transferred");
  }

  private void refuse(Transfer transfer) {
    if (transfer.sender().equals(transfer.receiver())) {
      throw Turn.refused(RefusalCode.SAME_HOLDER);
    }
    boolean isAllowed =
        switch (turn.rules().policy().transfers()) {
          case NOBODY -> false;
          case STAFF -> turn.actor().kind() != Actor.Kind.CLIENT;
          case ANYBODY -> true;
        };
    if (!isAllowed) {
      throw Turn.refused(RefusalCode.TRANSFER_NOT_ALLOWED);
    }
    long owed = owedThatThesePay(transfer.sender(), transfer.type());
    if (owed > 0) {
      throw new CreditRefusedException(Refusal.of(RefusalCode.SENDER_OWES).withOwed(owed));
    }
    Balance balance = turn.book().balance(transfer.sender(), transfer.type(), turn.now());
    if (balance.available() < transfer.credits()) {
      throw new CreditRefusedException(
          Refusal.of(RefusalCode.INSUFFICIENT_CREDITS)
              .withRequired(transfer.credits())
              .withAvailable(balance.available())
              .withOwed(balance.owed()));
    }
  }

  private long owedThatThesePay(Holder sender, CreditType type) {
    long owed = 0;
    for (Debt debt : turn.book().debts(sender)) {
      boolean isPayable =
          debt.type().equals(type)
              || debt.session().map(s -> turn.rules().paysToday(type, s.type())).orElse(false);
      owed += isPayable ? debt.owed() : 0;
    }
    return owed;
  }
}
