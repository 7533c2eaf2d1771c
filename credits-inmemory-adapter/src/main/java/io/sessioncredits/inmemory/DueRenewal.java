package io.sessioncredits.inmemory;

import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.spi.CreditQueries.RenewalMark;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A sale of which a cycle is to come, in the order in which they fall due.
 *
 * @param at when the next cycle begins
 * @param purchase the sale
 */
record DueRenewal(Instant at, PurchaseRef purchase) implements Comparable<DueRenewal> {
  static final Comparator<PurchaseRef> BY_REFERENCE = Comparator.comparing(PurchaseRef::value);

  private static final Comparator<DueRenewal> ORDER =
      Comparator.comparing(DueRenewal::at).thenComparing(DueRenewal::purchase, BY_REFERENCE);

  static Optional<DueRenewal> of(PurchaseRecord record) {
    return record.nextDue().map(at -> new DueRenewal(at, record.purchase()));
  }

  static DueRenewal of(RenewalMark mark) {
    return new DueRenewal(mark.due(), mark.purchase());
  }

  RenewalMark mark() {
    return new RenewalMark(at, purchase);
  }

  @Override
  public int compareTo(DueRenewal other) {
    return ORDER.compare(this, other);
  }
}
