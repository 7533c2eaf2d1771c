package io.sessioncredits.model;

/** What kind of command a request key belongs to: a key is unique per practice and operation. */
public enum Operation {
  /** Credits sold or given. */
  GRANT,
  /** A balance changed by hand. */
  ADJUST,
  /** A whole posting undone. */
  REVERSE,
  /** Seats booked. */
  BOOK,
  /** A booking that waited for credit paid. */
  PAY,
  /** A booking cancelled. */
  CANCEL,
  /** Attendance or a no-show recorded. */
  ATTEND,
  /** Credits moved to another holder. */
  TRANSFER,
  /** What time alone has brought, written down. */
  SWEEP,
  /** A debt forgiven. */
  WRITE_OFF,
  /** Debts settled by hand. */
  SETTLE,
  /** A setting changed. */
  SET,
  /** The catalogue changed. */
  CATALOGUE,
  /** A package sold. */
  PURCHASE,
  /** A billing cycle of a sold package granted. */
  RENEW,
  /** A sold package changed: what it grants from now on, or until when it renews. */
  RESELL,
  /** A package defined, changed or retired. */
  PACKAGE,
  /** An insurance authorization kept, changed or ended. */
  AUTHORIZE
}
