package io.sessioncredits.decision;

import io.sessioncredits.engine.Arrival;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Moves;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Settlement;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.transfer.Transfer;
import io.sessioncredits.transfer.TransferOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves free credits to another holder: a new lot for each lot they come from, with the same terms.
 */
final class TransferDecider implements Decider<Transfer, TransferOutcome> {
  @Override
  public Class<Transfer> command() {
    return Transfer.class;
  }

  @Override
  public void content(Transfer transfer, CanonicalForm form) {
    form.text(transfer.sender().key())
        .text(transfer.receiver().key())
        .text(transfer.type().value())
        .number(transfer.credits());
    if (transfer.ruleOverridden()) {
      form.number(1);
    }
  }

  @Override
  public Targets targets(Transfer transfer, PracticeId practice) {
    Targets sender = Targets.of(new WalletKey(practice, transfer.sender()));
    return sender.and(Targets.of(new WalletKey(practice, transfer.receiver())));
  }

  @Override
  public Optional<Reason> reason(Transfer transfer) {
    return transfer.reason();
  }

  @Override
  public Optional<String> override(Transfer transfer) {
    return transfer.ruleOverridden() ? Optional.of(Setting.TRANSFERS.name()) : Optional.empty();
  }

  @Override
  public boolean isForStaff(Transfer transfer) {
    return transfer.ruleOverridden();
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public boolean isOneAttempt() {
    return true;
  }

  @Override
  public Decision decide(Transfer transfer, Draft draft) {
    AccountKey from = AccountKey.of(draft.practice(), transfer.sender(), transfer.type());
    AccountKey to = AccountKey.of(draft.practice(), transfer.receiver(), transfer.type());
    Optional<Refusal> refusal = refusal(transfer, draft, from);
    if (refusal.isPresent()) {
      return Decision.declined(refusal.get());
    }
    List<OpenLot> lots = new ArrayList<>();
    long found = 0;
    for (OpenLot lot : Available.lots(draft, from)) {
      if (found < transfer.credits()) {
        lots.add(lot);
        found += lot.free();
      }
    }
    if (!draft.hasRoomForLots(to.wallet(), lots.size())) {
      return Decision.declined(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    move(draft, from, to, lots, transfer.credits());
    return Decision.accepted("transferred");
  }

  private static Optional<Refusal> refusal(Transfer transfer, Draft draft, AccountKey from) {
    if (transfer.sender().equals(transfer.receiver())) {
      return Optional.of(Refusal.of(RefusalCode.SAME_HOLDER));
    }
    if (!transfer.ruleOverridden() && !isAllowed(transfer, draft, from)) {
      return Optional.of(Refusal.of(RefusalCode.TRANSFER_NOT_ALLOWED));
    }
    long owed = owedWhatTheseCouldSettle(draft, from);
    if (owed > 0) {
      return Optional.of(Refusal.of(RefusalCode.SENDER_OWES).withOwed(owed));
    }
    Balance balance = draft.position(from.wallet()).balance(from.type(), draft.now());
    return balance.available() >= transfer.credits()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.INSUFFICIENT_CREDITS)
                .withRequired(transfer.credits())
                .withAvailable(balance.available())
                .withOwed(balance.owed()));
  }

  private static boolean isAllowed(Transfer transfer, Draft draft, AccountKey from) {
    CreditPolicy policy = draft.policy(from);
    return policy.transfers().allows(draft.actor())
        && policy
            .transferCheck()
            .allows(draft.actor(), transfer.sender(), transfer.receiver(), transfer.type());
  }

  private static long owedWhatTheseCouldSettle(Draft draft, AccountKey from) {
    Catalogue catalogue = draft.policy().catalogue();
    return draft.position(from.wallet()).debts().stream()
        .filter(
            d ->
                d.type().equals(from.type())
                    || d.session()
                        .map(s -> catalogue.pays(from.type(), catalogue.revision(), s.type()))
                        .orElse(false))
        .mapToLong(OpenDebt::owed)
        .sum();
  }

  private static void move(
      Draft draft, AccountKey from, AccountKey to, List<OpenLot> lots, long credits) {
    long missing = credits;
    for (OpenLot lot : lots) {
      long units = Math.min(missing, lot.free());
      missing -= units;
      LotId source = new LotId(from, lot.opening());
      LotId target = new LotId(to, draft.next(to.wallet(), to.type()).sequence());
      Moves.write(
          draft,
          Cause.TRANSFER,
          new Moves.Half(source, -units, Optional.empty()),
          new Moves.Half(target, units, Optional.of(Arrival.share(source, lot, units))),
          Optional.empty());
      Settlement.settle(draft, target);
    }
  }

  @Override
  public TransferOutcome accepted(
      Transfer transfer, Receipt receipt, Verdict verdict, Present present) {
    return new TransferOutcome.Transferred(receipt);
  }

  @Override
  public TransferOutcome declined(Refusal refusal) {
    return new TransferOutcome.Refused(refusal);
  }
}
