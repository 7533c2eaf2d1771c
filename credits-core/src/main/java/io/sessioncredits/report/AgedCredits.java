package io.sessioncredits.report;

/**
 * Credits that end at about the same time.
 *
 * @param available free to book with
 * @param held set aside for sessions to come
 * @param upcoming free, but of lots that begin later
 */
public record AgedCredits(long available, long held, long upcoming) {
  /** No credits. */
  public static final AgedCredits NONE = new AgedCredits(0, 0, 0);

  /** Returns all of them. */
  public long total() {
    return available + held + upcoming;
  }

  AgedCredits plus(AgedCredits other) {
    return new AgedCredits(
        Math.addExact(available, other.available),
        Math.addExact(held, other.held),
        Math.addExact(upcoming, other.upcoming));
  }
}
