package io.sessioncredits.testkit.contract;

import io.sessioncredits.spi.OwningCreditStore;
import java.util.Set;

/**
 * What the author of a store hands to the contract: how to get an empty store, and what a test
 * needs beside the ports. Each clause has a harness of its own.
 *
 * <p>Choose a lock time-out of about a second: clauses that provoke a deadlock wait for it, and
 * others hold a lock for a third of a second while somebody waits.
 */
public interface StoreHarness {
  /** Returns a store that holds nothing. Called once, before all else. */
  OwningCreditStore open();

  /**
   * Returns a new store with what was committed to the one before, which is no longer used: as
   * after a restart of the process. Called only where {@link Capability#SURVIVES_RESTART} is
   * declared.
   */
  default OwningCreditStore reopen() {
    throw new IllegalStateException("the harness declares SURVIVES_RESTART: it must reopen");
  }

  /**
   * Begins a transaction of the host on the calling thread, over what the open store holds. Called
   * only where {@link Capability#JOINED} is declared.
   */
  default HostTransaction begin() {
    throw new IllegalStateException("the harness declares JOINED: it must begin transactions");
  }

  /** Returns what the store is able to do; clauses about other things are not run. */
  Set<Capability> capabilities();

  /** Closes the store and frees all that the harness holds. Called once, after all else. */
  void close();
}
