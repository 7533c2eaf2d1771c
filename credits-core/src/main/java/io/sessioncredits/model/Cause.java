package io.sessioncredits.model;

/** Why an entry was written. The names are part of the entry format. */
public enum Cause {
  /** Credits were sold or given. */
  PURCHASE,
  /** A billing cycle of a sold package began. */
  RENEWAL,
  /** Staff changed the number. */
  ADJUSTMENT,
  /** A seat was booked, or attended where credits are held until then. */
  BOOKING,
  /** A booking was cancelled. */
  CANCELLATION,
  /** An adjustment, debt or transfer was undone. */
  REVERSAL,
  /** A sale was undone. */
  REVOCATION,
  /** The validity of a lot ended. */
  EXPIRY,
  /** A hold ran out. */
  TIME_OUT,
  /** Credits went to another holder. */
  TRANSFER,
  /** Credits paid for a debt, or a debt paid that way fell due again. */
  SETTLEMENT,
  /** Restored credits of a lot that had ended got a lot of their own. */
  REISSUE,
  /** Lots of equal terms became one. */
  MERGE,
  /** A debt was forgiven. */
  WRITE_OFF,
  /** A setting of the practice, an appointment type or a client was changed. */
  SETTING,
  /** What credits can pay, or at which price, was changed. */
  CATALOGUE,
  /** A package was defined, changed or retired. */
  PACKAGE,
  /** An insurance authorization was kept, changed or counted. */
  AUTHORIZATION
}
