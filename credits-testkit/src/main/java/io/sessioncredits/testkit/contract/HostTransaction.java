package io.sessioncredits.testkit.contract;

import io.sessioncredits.spi.CreditStore;

/**
 * A transaction of a host that the store takes part in. It is begun, used and ended on one thread.
 */
public interface HostTransaction {
  /** Returns the joined store, which works inside this transaction. */
  CreditStore store();

  /** Commits, as the host does. */
  void commit();

  /** Rolls back, as the host does; also after a failed statement or commit. */
  void rollback();

  /**
   * Sets a savepoint and returns what rolls back to it. Called only where {@link
   * Capability#SAVEPOINTS} is declared.
   */
  default Runnable savepoint() {
    throw new IllegalStateException("the harness declares SAVEPOINTS: it must set them");
  }
}
