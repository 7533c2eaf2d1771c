package io.sessioncredits.booking;

/** Whether a lot could pay for a session, and if not, why. */
public enum LotUse {
  /** It could pay: free credits that cover the session and count on the date that decides. */
  USABLE,
  /** It pays for other appointment types. */
  DOES_NOT_COVER,
  /** All that is left of it is set aside for other sessions. */
  SET_ASIDE,
  /** It counts now or later, but not on the date that decides. */
  NOT_VALID_ON_DATE,
  /** It had ended. */
  ENDED,
  /** It was taken back with its sale. */
  REVOKED
}
