package io.sessioncredits.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

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
   * Returns this price in parts that are to each other as {@code weights} are, and whose sum is
   * this price: part n ends where the sum of the first n weights does, rounded down. If all weights
   * are zero, the last part is all of it.
   */
  List<Price> split(List<BigInteger> weights) {
    BigInteger all = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    List<Price> parts = new ArrayList<>();
    BigInteger reached = BigInteger.ZERO;
    long given = 0;
    for (BigInteger weight : weights) {
      reached = reached.add(weight);
      boolean isLast = parts.size() == weights.size() - 1;
      long end =
          isLast || all.signum() == 0
              ? isLast ? minorUnits : 0
              : BigInteger.valueOf(minorUnits).multiply(reached).divide(all).longValueExact();
      parts.add(new Price(end - given, currency));
      given = end;
    }
    return parts;
  }

  /**
   * Returns what {@code left} of {@code size} credits are worth: price × left / size, rounded down.
   * What leaves a lot takes the difference of two such values, so that no cent is lost on any path.
   */
  public Price share(long left, long size) {
    return new Price(Math.multiplyExact(minorUnits, left) / size, currency);
  }
}
