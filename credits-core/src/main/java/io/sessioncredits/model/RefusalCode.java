package io.sessioncredits.model;

/** Why the business says no: stable, for hosts to branch on. */
public enum RefusalCode {
  /** Fewer credits are free than it takes. */
  INSUFFICIENT_CREDITS,
  /** There are credits, but none that count on the date of the session. */
  NO_CREDIT_VALID_ON_SESSION_DATE,
  /** More would be owed than is allowed. */
  OVERDRAFT_LIMIT,
  /** The attempt before this one is still booked. */
  ALREADY_BOOKED,
  /** No such line was booked. */
  UNKNOWN_BOOKING,
  /** The line was cancelled before. */
  ALREADY_CANCELLED,
  /** The outcome of the line is known, so that it can no longer be cancelled. */
  ALREADY_SETTLED,
  /** The line waits for credit: it is paid or cancelled first. */
  PENDING_CREDIT,
  /** The credits set aside for the line were freed by time; nothing is left to spend. */
  HOLD_RAN_OUT,
  /** The balance is not the one that was expected. */
  BALANCE_CHANGED,
  /** Sender and receiver are the same. */
  SAME_HOLDER,
  /** The sender owes credits that these could settle. */
  SENDER_OWES,
  /** The policy allows no transfer. */
  TRANSFER_NOT_ALLOWED,
  /** No such posting exists. */
  UNKNOWN_POSTING,
  /** Postings of this kind are undone another way, or not at all. */
  NOT_REVERSIBLE,
  /** Credits to be taken back are spent or set aside. */
  SHORTFALL,
  /** Time alone has brought nothing that is not written down already. */
  NOTHING_DUE,
  /** No such debt is open. */
  NOTHING_OWED,
  /** Less is owed than is to be written off. */
  LESS_OWED,
  /** The wallet holds as many open lots, debts or holds as it may. */
  TOO_MANY_OPEN_LINES,
  /** The wallet keeps as many settings, packages or authorizations as it may. */
  TOO_MANY_NOTES,
  /** The practice has turned credits off. */
  CREDITS_OFF,
  /** Only staff, or a program of the practice, may do this. */
  STAFF_ONLY,
  /** The payment has failed; once it succeeds, the same command does. */
  PAYMENT_FAILED,
  /** The practice has no such package. */
  UNKNOWN_PACKAGE,
  /** The package is no longer sold. */
  PACKAGE_RETIRED,
  /** The credits of the package would have ended before they begin to count. */
  PACKAGE_ENDED,
  /** No such package was sold. */
  UNKNOWN_PURCHASE,
  /** What was sold does not renew. */
  NOT_RENEWING,
  /** No billing cycle of the purchase has this number or begins on this day. */
  UNKNOWN_CYCLE,
  /** The cycle was granted under its other name. */
  CYCLE_GRANTED,
  /** The cycle begins after the renewal was cancelled. */
  RENEWAL_CANCELLED,
  /** The attendee has no insurance authorization for this service. */
  AUTHORIZATION_MISSING,
  /** No insurance authorization of the attendee is valid on the date of the session. */
  AUTHORIZATION_EXPIRED_ON_DATE,
  /** The insurance authorizations of the attendee have less left than the visit takes. */
  AUTHORIZATION_EXHAUSTED,
  /** The client has no authorization of this number. */
  UNKNOWN_AUTHORIZATION,
  /** Visits are counted already, so that the authorization keeps the unit it is counted in. */
  AUTHORIZATION_IN_USE
}
