package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Validity;
import io.sessioncredits.model.WalletKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packages that are sold in the clauses. */
final class Sales {
  private static final LocalDate ANCHOR = LocalDate.parse("2026-03-02");

  private Sales() {}

  /** Returns the record of a package sold once. */
  static PurchaseRecord sold(WalletKey holder, String purchase) {
    return PurchaseRecord.of(
        PurchaseRef.of(purchase),
        holder,
        PackageId.of("trial"),
        Stage.START,
        List.of(PackageContent.of(Clauses.MASSAGE, 10)));
  }

  /** Returns the record of a package whose next cycle begins at {@code due}. */
  static PurchaseRecord renewing(WalletKey holder, String purchase, Instant due) {
    return sold(holder, purchase)
        .withCycles(BillingCycle.of(ANCHOR, Period.ofMonths(1)))
        .withNextDue(Optional.of(due));
  }

  /** Returns a record of which every part is there, and at its limit where it has one. */
  static PurchaseRecord extreme() {
    List<PackageContent> contents = new ArrayList<>();
    contents.add(
        PackageContent.of(Extremes.TYPE, Limits.CREDITS)
            .withPrice(Price.of(Limits.PRICE, "CHF"))
            .withValidity(Validity.exactly(Period.of(1, 2, 3))));
    contents.add(
        PackageContent.of(Clauses.MASSAGE, 1).withValidity(Validity.exactly(Duration.ofDays(3))));
    List<Integer> granted = new ArrayList<>();
    for (int cycle = 1; cycle < BillingCycle.LAST; cycle += 2) {
      granted.add(cycle);
    }
    return PurchaseRecord.of(
            PurchaseRef.of(Extremes.ID),
            Clauses.ANNAS,
            PackageId.of(Extremes.ID),
            Limits.EARLIEST,
            contents)
        .withCategory(Category.PROMOTIONAL)
        .withNextDue(Optional.of(Limits.LATEST.minus(Duration.ofNanos(1_000))))
        .withCycles(
            BillingCycle.of(ANCHOR, Period.ofDays(1))
                .withGranted(granted)
                .withCancelledFrom(LocalDate.parse("9997-12-31")));
  }
}
