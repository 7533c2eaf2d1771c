package io.sessioncredits.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Credits taken that were not there: a lot below zero.
 *
 * @param type the credit type it is owed in
 * @param opening the sequence of the entry that opened it
 * @param owed the credits still owed, at least 1
 * @param session the session it was taken for; empty for a debt of an adjustment or a revocation
 * @param since the date it counts by: the start of the session, or when it came into being
 */
public record OpenDebt(
    CreditType type, long opening, long owed, Optional<BookedSession> session, Instant since) {
  /** Checks that something is owed. */
  public OpenDebt {
    if (owed < 1) {
      throw new LedgerIntegrityException("debt " + type + "/" + opening + " would owe " + owed);
    }
  }
}
