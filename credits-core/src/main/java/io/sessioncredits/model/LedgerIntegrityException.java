package io.sessioncredits.model;

/**
 * An invariant of the ledger does not hold: a fault of this library, of a store or of somebody who
 * changed stored rows.
 *
 * <p>It is thrown before anything is written and never retried.
 */
public final class LedgerIntegrityException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Creates the fault with what does not hold. */
  public LedgerIntegrityException(String message) {
    super(message);
  }
}
