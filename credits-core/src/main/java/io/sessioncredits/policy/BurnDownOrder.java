package io.sessioncredits.policy;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which lot is used first.
 *
 * <p>Lower priority, then soonest end (no end last), then narrower coverage, then promotional
 * before paid, then lower price of one credit, then the older grant, then the lot's name. What
 * costs the client a credit comes before what only costs us a preference, hence expiry before
 * coverage. The order is total: two lots never tie.
 */
public final class BurnDownOrder {
  private static final Comparator<OpenLot> BY_NAME =
      Comparator.comparing(OpenLot::type).thenComparingLong(OpenLot::opening);

  private static final Comparator<OpenLot> STANDARD =
      Comparator.<OpenLot>comparingInt(l -> l.terms().priority())
          .thenComparing(l -> l.terms().validUntil().orElse(Instant.MAX))
          .thenComparingInt(l -> l.terms().breadth())
          .thenComparing(l -> l.terms().category())
          .thenComparing(BurnDownOrder::byUnitPrice)
          .thenComparing(l -> l.terms().grantedAt())
          .thenComparing(BY_NAME);

  private BurnDownOrder() {}

  /** Returns the order described above. */
  public static Comparator<OpenLot> standard() {
    return STANDARD;
  }

  /** Returns {@code preference}, made total by the lot's name. */
  public static Comparator<OpenLot> of(Comparator<OpenLot> preference) {
    return Limits.given("preference", preference).thenComparing(BY_NAME);
  }

  private static int byUnitPrice(OpenLot a, OpenLot b) {
    return Long.compare(
        Math.multiplyExact(minorUnits(a), b.terms().size()),
        Math.multiplyExact(minorUnits(b), a.terms().size()));
  }

  private static long minorUnits(OpenLot lot) {
    Optional<Price> price = lot.terms().price();
    return price.map(Price::minorUnits).orElse(0L);
  }
}
