package io.sessioncredits.policy;

/** Against which date the validity of a lot is judged. */
public enum ExpiryBasis {
  /** The lot must be valid when the session takes place. */
  SESSION_DATE,
  /** The lot must be valid when the session is booked. */
  BOOKING_DATE
}
