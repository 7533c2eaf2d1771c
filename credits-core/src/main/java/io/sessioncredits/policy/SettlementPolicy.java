package io.sessioncredits.policy;

/**
 * Whether credits that arrive or come back pay what is owed by themselves, and in which order
 * (FIELD, Q12).
 *
 * <p>Whatever the order, credits pay only what they may pay for by their credit type and validity.
 * Where two debts are equally old the other date decides, then the credit type, then which debt was
 * there first.
 */
public enum SettlementPolicy {
  /** The oldest session first; a debt without a session counts by its own date. */
  OLDEST_SESSION,
  /** What was booked first goes first; a debt without a session counts by its own date. */
  OLDEST_BOOKING,
  /**
   * Nothing by itself: staff settle by hand, the oldest session first unless they name what is
   * meant. Only what comes back to credits whose sale was undone still pays the debt of that
   * undoing, since it would be taken back twice otherwise.
   */
  MANUAL
}
