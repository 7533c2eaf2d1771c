package io.sessioncredits.packages;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be read of the packages of a practice and of what was sold. */
public final class PurchasesView {
  private final PracticeId practice;
  private final CreditQueries queries;
  private final Supplier<Assortment> assortment;

  /**
   * Creates a view.
   *
   * @param practice whose packages
   * @param queries the reads of the store
   * @param assortment the packages of the practice as they stand
   */
  public PurchasesView(
      PracticeId practice, CreditQueries queries, Supplier<Assortment> assortment) {
    this.practice = practice;
    this.queries = queries;
    this.assortment = assortment;
  }

  List<PackageDefinition> definitions() {
    return assortment.get().packages();
  }

  Optional<PurchaseRecord> purchase(PurchaseRef purchase) {
    Lookups one = new Lookups(List.of(), List.of(), List.of(purchase));
    return Optional.ofNullable(queries.view(practice, List.of(), one).purchases().get(purchase));
  }

  List<PurchaseRecord> purchases(Holder holder, Optional<PurchaseRef> after, int limit) {
    Limits.between("limit", limit, 1, Limits.PAGE);
    return queries.purchases(practice, Optional.of(holder), Limits.given("after", after), limit);
  }
}
