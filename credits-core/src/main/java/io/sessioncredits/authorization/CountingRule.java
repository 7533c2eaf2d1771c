package io.sessioncredits.authorization;

/** Which visits use up an authorization. */
public enum CountingRule {
  /** Those that have taken place; visits to come may be more than are left. */
  OCCURRED_ONLY,
  /** Those that have taken place and those that are booked. */
  WITH_SCHEDULED
}
