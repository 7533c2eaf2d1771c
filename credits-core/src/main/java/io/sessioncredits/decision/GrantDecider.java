package io.sessioncredits.decision;

import io.sessioncredits.engine.Arrival;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Opens one lot, and lets it settle what is owed. */
final class GrantDecider implements Decider<Grant, GrantOutcome> {
  private static final String LOT = "lot";

  @Override
  public Class<Grant> command() {
    return Grant.class;
  }

  @Override
  public void content(Grant grant, CanonicalForm form) {
    form.text(grant.holder().key())
        .text(grant.type().value())
        .number(grant.credits())
        .text(grant.purchase().value())
        .optional(grant.validFrom(), CanonicalForm::instant)
        .optional(grant.lastDay(), (f, day) -> f.text(day.toString()))
        .optional(grant.validUntil(), CanonicalForm::instant)
        .text(grant.category().name())
        .number(grant.priority())
        .optional(grant.price(), (f, p) -> f.number(p.minorUnits()).text(p.currency()));
  }

  @Override
  public Targets targets(Grant grant, PracticeId practice) {
    return Targets.of(new WalletKey(practice, grant.holder()));
  }

  @Override
  public Optional<Reason> reason(Grant grant) {
    return grant.reason();
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public Decision decide(Grant grant, Draft draft) {
    LotTerms terms = terms(grant, draft);
    AccountKey account = AccountKey.of(draft.practice(), grant.holder(), grant.type());
    if (!draft.hasRoomForLots(account.wallet(), 1)) {
      return Decision.declined(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    LotId lot = Arrival.open(draft, account, Cause.PURCHASE, terms);
    return new Decision.Accepted("granted", Map.of(LOT, Long.toString(lot.opening())));
  }

  private static LotTerms terms(Grant grant, Draft draft) {
    Instant now = draft.now();
    Instant from = grant.validFrom().map(i -> Micros.instant(Micros.of(i))).orElse(now);
    Optional<Instant> until =
        grant
            .validUntil()
            .map(i -> Micros.instant(Micros.of(i)))
            .or(() -> grant.lastDay().map(draft.policy()::endOf));
    Instant counted = from.isAfter(now) ? from : now;
    until
        .filter(end -> !end.isAfter(counted))
        .ifPresent(
            end -> {
              throw new InvalidInputException(
                  "end of validity", end, "must be after the credits begin to count, " + counted);
            });
    Catalogue catalogue = draft.policy().catalogue();
    return LotTerms.of(
            grant.credits(), from, now, catalogue.revision(), catalogue.breadth(grant.type()))
        .withValidUntil(until)
        .withCategory(grant.category())
        .withPriority(grant.priority())
        .withPrice(grant.price())
        .withPurchase(grant.purchase());
  }

  @Override
  public GrantOutcome accepted(Grant grant, Receipt receipt, Verdict verdict, Present present) {
    AccountKey account = AccountKey.of(receipt.request().practice(), grant.holder(), grant.type());
    return new GrantOutcome.Granted(receipt, new LotId(account, Facts.number(verdict, LOT)));
  }

  @Override
  public GrantOutcome declined(Refusal refusal) {
    return new GrantOutcome.Refused(refusal);
  }
}
