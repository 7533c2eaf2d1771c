package io.sessioncredits.authorization;

/**
 * An authorization and what is used of it.
 *
 * @param authorization the authorization
 * @param occurred how many visits or units have taken place
 * @param scheduled how many are booked
 * @param status whether it can be used, on the day asked for
 */
public record AuthorizationStanding(
    Authorization authorization, long occurred, long scheduled, AuthorizationStatus status) {

  /** Returns how many visits or units are authorized. */
  public long authorized() {
    return authorization.authorized();
  }

  /**
   * Returns how many are left by the authorization's rule; 0 if more are used than authorized, as
   * after the number was lowered.
   */
  public long left() {
    return left(authorization, occurred, scheduled);
  }

  static long left(Authorization authorization, long occurred, long scheduled) {
    long used =
        authorization.rule() == CountingRule.OCCURRED_ONLY ? occurred : occurred + scheduled;
    return Math.max(0, authorization.authorized() - used);
  }
}
