package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Grants a cycle of what was sold, as of its beginning. */
final class RenewalDecider implements Decider<Renewal, RenewalOutcome> {
  @Override
  public Class<Renewal> command() {
    return Renewal.class;
  }

  /** The key says it all. */
  @Override
  public void content(Renewal renewal, CanonicalForm form) {
    form.text(renewal.purchase().value()).text(renewal.cycle().text());
  }

  @Override
  public Targets targets(Renewal renewal, PracticeId practice) {
    return Targets.ofPurchase(renewal.purchase());
  }

  @Override
  public Optional<Reason> reason(Renewal renewal) {
    return Optional.empty();
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public Decision decide(Renewal renewal, Draft draft) {
    if (renewal.paymentFailed()) {
      return declined(RefusalCode.PAYMENT_FAILED);
    }
    Optional<PurchaseRecord> found = draft.purchase(renewal.purchase());
    if (found.isEmpty()) {
      return declined(RefusalCode.UNKNOWN_PURCHASE);
    }
    PurchaseRecord sold = found.get();
    if (sold.cycles().isEmpty()) {
      return declined(RefusalCode.NOT_RENEWING);
    }
    BillingCycle cycles = sold.cycles().get();
    Optional<Integer> number = renewal.cycle().in(cycles);
    if (number.isEmpty()) {
      return declined(RefusalCode.UNKNOWN_CYCLE);
    }
    if (cycles.granted().contains(number.get())) {
      return declined(RefusalCode.CYCLE_GRANTED);
    }
    return cycles.isRunning(number.get())
        ? granted(draft, sold, cycles, number.get())
        : declined(RefusalCode.RENEWAL_CANCELLED);
  }

  private static Decision declined(RefusalCode code) {
    return Decision.declined(Refusal.of(code));
  }

  private static Decision granted(
      Draft draft, PurchaseRecord sold, BillingCycle cycles, int number) {
    Instant from = PackageGrant.startOf(draft, cycles.start(number));
    Optional<Refusal> refusal = PackageGrant.open(draft, sold, Cause.RENEWAL, number, from);
    if (refusal.isPresent()) {
      return Decision.declined(refusal.get());
    }
    SortedSet<Integer> granted = new TreeSet<>(cycles.granted());
    granted.add(number);
    draft.record(PackageGrant.due(draft, sold.withCycles(cycles.withGranted(granted))));
    return Decision.accepted("granted");
  }

  @Override
  public RenewalOutcome accepted(
      Renewal renewal, Receipt receipt, Verdict verdict, Present present) {
    return new RenewalOutcome.Granted(receipt, PackageGrant.lots(receipt));
  }

  @Override
  public RenewalOutcome declined(Refusal refusal) {
    return new RenewalOutcome.Skipped(refusal);
  }
}
