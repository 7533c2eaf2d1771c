package io.sessioncredits.spi;

import io.sessioncredits.model.RequestId;
import java.util.List;

/**
 * Nobody knows whether a transaction was committed: the database could not be asked in time.
 *
 * <p>All of it is kept or none of it. Sending the same commands again, with the same keys, tells
 * which and does what was not done: never twice.
 */
public final class OutcomeUnknownException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final transient List<RequestId> requests;

  /**
   * Creates the exception.
   *
   * @param requests the requests that the transaction has written, if it was committed
   * @param cause what the commit threw
   */
  public OutcomeUnknownException(List<RequestId> requests, Throwable cause) {
    super("it is not known whether the commit took place", false, cause);
    this.requests = List.copyOf(requests);
  }

  /** Returns the requests that the transaction has written, if it was committed. */
  public List<RequestId> requests() {
    return requests;
  }
}
