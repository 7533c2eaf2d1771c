package io.sessioncredits.report;

import java.util.OptionalLong;

/** In how many days credits end. */
public enum AgeBracket {
  /** Today, or in up to 30 days; held credits of a lot that has ended too. */
  UP_TO_30_DAYS,
  /** In 31 to 60 days. */
  UP_TO_60_DAYS,
  /** In 61 to 90 days. */
  UP_TO_90_DAYS,
  /** In more than 90 days. */
  OVER_90_DAYS,
  /** Never. */
  NEVER;

  private static final int DAYS = 30;

  static AgeBracket of(OptionalLong days) {
    if (days.isEmpty()) {
      return NEVER;
    }
    long left = days.getAsLong();
    if (left > 3 * DAYS) {
      return OVER_90_DAYS;
    }
    if (left > 2 * DAYS) {
      return UP_TO_90_DAYS;
    }
    return left > DAYS ? UP_TO_60_DAYS : UP_TO_30_DAYS;
  }
}
