package io.sessioncredits.decision;

import io.sessioncredits.engine.Arrival;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes a number by hand; the difference is taken under the lock. */
final class AdjustmentDecider implements Decider<Adjustment, AdjustmentOutcome> {
  private static final String NUMBER = "number";
  private static final String VARIANT = "adjusted";

  @Override
  public Class<Adjustment> command() {
    return Adjustment.class;
  }

  @Override
  public void content(Adjustment adjustment, CanonicalForm form) {
    form.text(adjustment.holder().key()).text(adjustment.type().value());
    number(form, adjustment.difference());
    number(form, adjustment.number());
    number(form, adjustment.expected());
    form.number(adjustment.debtAllowed() ? 1 : 0);
  }

  private static void number(CanonicalForm form, OptionalLong number) {
    Optional<Long> boxed = number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    form.optional(boxed, CanonicalForm::number);
  }

  @Override
  public Targets targets(Adjustment adjustment, PracticeId practice) {
    return Targets.of(new WalletKey(practice, adjustment.holder()));
  }

  @Override
  public Optional<Reason> reason(Adjustment adjustment) {
    return Optional.of(adjustment.reason());
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
  public Decision decide(Adjustment adjustment, Draft draft) {
    AccountKey account = AccountKey.of(draft.practice(), adjustment.holder(), adjustment.type());
    Balance balance = draft.position(account.wallet()).balance(account.type(), draft.now());
    Refusal figures =
        Refusal.of(RefusalCode.BALANCE_CHANGED)
            .withAvailable(balance.number())
            .withOwed(balance.owed());
    if (adjustment.expected().isPresent()
        && adjustment.expected().getAsLong() != balance.number()) {
      return Decision.declined(figures);
    }
    long difference =
        adjustment
            .difference()
            .orElseGet(
                () -> Math.subtractExact(adjustment.number().orElseThrow(), balance.number()));
    if (difference > 0) {
      return up(draft, account, difference);
    }
    return difference < 0
        ? down(draft, account, -difference, adjustment)
        : Decision.accepted(VARIANT, NUMBER, balance.number());
  }

  private static Decision up(Draft draft, AccountKey account, long units) {
    if (!draft.hasRoomForLots(account.wallet(), 1)) {
      return Decision.declined(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    Catalogue catalogue = draft.policy().catalogue();
    Limits.credits("difference", units);
    LotTerms terms =
        LotTerms.of(
            units,
            draft.now(),
            draft.now(),
            catalogue.revision(),
            catalogue.breadth(account.type()));
    Arrival.open(draft, account, Cause.ADJUSTMENT, terms);
    return accepted(draft, account);
  }

  private static Decision accepted(Draft draft, AccountKey account) {
    Balance balance = draft.position(account.wallet()).balance(account.type(), draft.now());
    return Decision.accepted(VARIANT, NUMBER, balance.number());
  }

  private static Decision down(Draft draft, AccountKey account, long units, Adjustment adjustment) {
    List<OpenLot> lots = Available.lots(draft, account);
    long free = lots.stream().mapToLong(OpenLot::free).sum();
    boolean isDebtMeant = adjustment.debtAllowed() || adjustment.number().isPresent();
    if (free < units && !isDebtMeant) {
      return Decision.declined(
          Refusal.of(RefusalCode.SHORTFALL).withRequired(units).withAvailable(free));
    }
    long missing = units;
    for (OpenLot lot : lots) {
      long taken = Math.min(missing, lot.free());
      if (taken > 0) {
        draft.write(
            account.wallet(),
            change(draft, account, Primitive.TAKE, lot.opening(), -taken).build());
        missing -= taken;
      }
    }
    if (missing > 0) {
      if (!draft.hasRoomForLine(account.wallet())) {
        return Decision.declined(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
      }
      long name = draft.next(account.wallet(), account.type()).sequence();
      Change.Builder debt = change(draft, account, Primitive.OPEN, name, -missing);
      debt.facts(Map.of(Fact.SHORTFALL, ShortfallRule.DEBT.name()));
      draft.write(account.wallet(), debt.build());
    }
    return accepted(draft, account);
  }

  private static Change.Builder change(
      Draft draft, AccountKey account, Primitive primitive, long lot, long amount) {
    Change.Builder change = Change.builder();
    change
        .type(account.type())
        .primitive(primitive)
        .cause(Cause.ADJUSTMENT)
        .lot(lot)
        .amount(amount)
        .effectiveAt(draft.now());
    return change;
  }

  @Override
  public AdjustmentOutcome accepted(
      Adjustment adjustment, Receipt receipt, Verdict verdict, Present present) {
    return new AdjustmentOutcome.Adjusted(receipt, Facts.number(verdict, NUMBER));
  }

  @Override
  public AdjustmentOutcome declined(Refusal refusal) {
    return new AdjustmentOutcome.Refused(refusal);
  }
}
