package io.sessioncredits.model;

/**
 * What a whole lot was sold for.
 *
 * @param minorUnits the amount in the smallest unit of the currency, 0 to {@link Limits#PRICE}
 * @param currency three capital letters, as in ISO 4217
 */
public record Price(long minorUnits, String currency) {
  /**
   * Checks both parts.
   *
   * @throws InvalidInputException if the amount is out of range or the currency not three capital
   *     letters
   */
  public Price {
    Limits.between("price", minorUnits, 0, Limits.PRICE);
    if (!Limits.given("currency", currency).matches("[A-Z]{3}")) {
      throw new InvalidInputException("currency", currency, "must be three capital letters");
    }
  }

  /** Returns the price of {@code minorUnits} in {@code currency}. */
  public static Price of(long minorUnits, String currency) {
    return new Price(minorUnits, currency);
  }

  /**
   * Returns what {@code left} of {@code size} credits are worth: price × left / size, rounded down.
   * What leaves a lot takes the difference of two such values, so that no cent is lost on any path.
   */
  public Price share(long left, long size) {
    return new Price(Math.multiplyExact(minorUnits, left) / size, currency);
  }
}
