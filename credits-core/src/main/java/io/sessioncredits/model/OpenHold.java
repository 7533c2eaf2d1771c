package io.sessioncredits.model;

import java.time.Instant;

/**
 * Credits of one lot set aside for one booking line.
 *
 * @param type the credit type
 * @param lot the sequence of the entry that opened the lot
 * @param units the credits set aside, at least 1
 * @param session what they are set aside for
 * @param due when the hold runs out
 * @param atDue what happens then
 */
public record OpenHold(
    CreditType type, long lot, long units, BookedSession session, Instant due, HoldEnd atDue) {
  /** Checks that something is held. */
  public OpenHold {
    if (units < 1) {
      throw new LedgerIntegrityException("hold on " + type + "/" + lot + " would have " + units);
    }
  }
}
