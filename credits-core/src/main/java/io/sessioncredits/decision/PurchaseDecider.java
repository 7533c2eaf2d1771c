package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.PurchaseOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Freezes what is sold, and grants its first cycle. */
final class PurchaseDecider implements Decider<Purchase, PurchaseOutcome> {
  @Override
  public Class<Purchase> command() {
    return Purchase.class;
  }

  @Override
  public void content(Purchase purchase, CanonicalForm form) {
    Map<String, String> counts = new TreeMap<>();
    purchase.counts().forEach((type, count) -> counts.put(type.value(), Long.toString(count)));
    form.text(purchase.holder().key())
        .text(purchase.packageId().value())
        .named(counts)
        .optional(purchase.price(), (f, p) -> f.number(p.minorUnits()).text(p.currency()))
        .number(purchase.free() ? 1 : 0)
        .optional(purchase.date(), (f, day) -> f.text(day.toString()));
  }

  @Override
  public Targets targets(Purchase purchase, PracticeId practice) {
    return Targets.of(new WalletKey(practice, purchase.holder())).andOwn(purchase.purchase());
  }

  @Override
  public Optional<Reason> reason(Purchase purchase) {
    return purchase.reason();
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public Decision decide(Purchase purchase, Draft draft) {
    if (purchase.paymentFailed()) {
      return Decision.declined(Refusal.of(RefusalCode.PAYMENT_FAILED));
    }
    Optional<PackageDefinition> definition = draft.policy().packages().find(purchase.packageId());
    if (definition.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_PACKAGE));
    }
    if (definition.get().retired()) {
      return Decision.declined(Refusal.of(RefusalCode.PACKAGE_RETIRED));
    }
    LocalDate day = purchase.date().orElseGet(() -> PackageGrant.today(draft));
    PurchaseRecord sold = sold(purchase, definition.get(), draft, day);
    Instant from = PackageGrant.from(draft, day);
    Optional<Refusal> refusal = PackageGrant.open(draft, sold, Cause.PURCHASE, 1, from);
    if (refusal.isPresent()) {
      return Decision.declined(refusal.get());
    }
    draft.record(PackageGrant.due(draft, sold));
    return Decision.accepted("granted");
  }

  private static PurchaseRecord sold(
      Purchase purchase, PackageDefinition definition, Draft draft, LocalDate day) {
    Optional<Price> price =
        purchase.free() ? Optional.empty() : purchase.price().or(definition::price);
    PurchaseRecord sold =
        PurchaseRecord.of(
                purchase.purchase(),
                new WalletKey(draft.practice(), purchase.holder()),
                definition.id(),
                draft.now(),
                definition.sold(purchase.counts(), price))
            .withCategory(category(purchase, definition));
    return definition
        .renewal()
        .map(period -> sold.withCycles(BillingCycle.of(day, period)))
        .orElse(sold);
  }

  private static Category category(Purchase purchase, PackageDefinition definition) {
    if (purchase.free()) {
      return Category.PROMOTIONAL;
    }
    return purchase.price().isPresent() ? Category.PAID : definition.category();
  }

  @Override
  public PurchaseOutcome accepted(
      Purchase purchase, Receipt receipt, Verdict verdict, Present present) {
    return new PurchaseOutcome.Granted(receipt, PackageGrant.lots(receipt));
  }

  @Override
  public PurchaseOutcome declined(Refusal refusal) {
    return new PurchaseOutcome.Skipped(refusal);
  }
}
