package io.sessioncredits.spi;

import org.jspecify.annotations.Nullable;

/**
 * A store failed. Nothing of the transaction is kept.
 *
 * <p>The message never holds what a database said, since that may quote stored values; the cause
 * does.
 */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Creates the exception.
   *
   * @param message what failed, without stored values
   * @param retryable whether the same command may succeed in a new transaction
   * @param cause what the store threw, if anything
   */
  public StoreException(String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Returns an exception after which the same command may succeed in a new transaction. */
  public static StoreException retryable(String message) {
    return new StoreException(message, true, null);
  }

  /** Returns whether the same command may succeed in a new transaction. */
  public boolean retryable() {
    return retryable;
  }
}
