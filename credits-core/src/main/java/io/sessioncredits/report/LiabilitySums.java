package io.sessioncredits.report;

/**
 * What became of the price of credits in a period, in minor units of one currency. What is left is
 * {@code opening + sold − earned − breakage − refunded + adjusted + moved}.
 *
 * <p>A lot's price is spread over its credits by {@code price × left ÷ size}, rounded down; what
 * leaves a lot takes the difference, so that no minor unit is lost. Credits without a price count
 * nothing.
 *
 * @param opening the price of unused credits as the period begins: deferred revenue
 * @param sold the price of lots that were granted
 * @param earned the price of units spent, less those given back by cancellations; a session booked
 *     without credit is earned when credits pay for it
 * @param breakage the price of units that ended unused
 * @param refunded the price of units taken back with a sale
 * @param adjusted the price of units given back by hand less those taken away by hand
 * @param moved the price of units that came from other holders less those that went to them; zero
 *     over a whole practice, but for the rounding of transfers undone into lots taken back
 */
public record LiabilitySums(
    long opening, long sold, long earned, long breakage, long refunded, long adjusted, long moved) {
  static final LiabilitySums NOTHING = new LiabilitySums(0, 0, 0, 0, 0, 0, 0);

  /** Returns the price of unused credits as the period ends: deferred revenue. */
  public long closing() {
    return opening + sold - earned - breakage - refunded + adjusted + moved;
  }

  boolean isNothing() {
    return equals(NOTHING);
  }

  LiabilitySums plus(LiabilitySums other) {
    return new LiabilitySums(
        Math.addExact(opening, other.opening),
        Math.addExact(sold, other.sold),
        Math.addExact(earned, other.earned),
        Math.addExact(breakage, other.breakage),
        Math.addExact(refunded, other.refunded),
        Math.addExact(adjusted, other.adjusted),
        Math.addExact(moved, other.moved));
  }
}
