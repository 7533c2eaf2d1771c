package io.sessioncredits.spi;

import java.util.function.Function;

/**
 * Where the ledger is kept. A store only locks, looks up and appends; it decides nothing.
 *
 * <p>There are two kinds: an {@link OwningCreditStore} begins and commits by itself, a joined one
 * takes part in a transaction of the host, which alone commits.
 */
public interface CreditStore {
  /**
   * Runs {@code work} in one transaction and returns its result.
   *
   * <p>An owning store commits when the work returns, so that the result is durable when this
   * method returns; it rolls back when the work throws, and may run the work again, from the start
   * and in a new transaction, after a failure that is {@link StoreException#retryable}. A joined
   * store runs the work once, in the host's transaction: nothing is durable before the host
   * commits.
   *
   * <p>The work is a pure function of what the transaction answers: a joined store too may run it
   * again as long as nothing was written.
   *
   * <p>If the process dies at any instant, all of the work is kept or none of it.
   *
   * @throws StoreException if the store failed; nothing of the work is kept, unless {@link
   *     StoreException} says that the outcome is unknown
   * @throws IllegalStateException if a joined store's transaction is not active
   */
  <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work);

  /** Returns the read side. In a joined store it sees what the host's transaction has written. */
  CreditQueries queries();
}
