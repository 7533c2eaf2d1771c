package io.sessioncredits.authorization;

/** Whether an authorization can be used on a day. */
public enum AuthorizationStatus {
  /** Its first day is still to come. */
  UPCOMING,
  /** It is valid, and something is left. */
  ACTIVE,
  /** It is valid, and nothing is left. */
  EXHAUSTED,
  /** Its last day is over. */
  EXPIRED,
  /** Staff have ended it. */
  ENDED
}
