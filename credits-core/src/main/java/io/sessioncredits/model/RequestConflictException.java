package io.sessioncredits.model;

/**
 * A request key was used before for another command. Nothing was written.
 *
 * <p>It is never retried: the caller has used one key for two things.
 */
public final class RequestConflictException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient RequestId request;

  /** Creates the exception for {@code request}. */
  public RequestConflictException(RequestId request) {
    super("the key of " + request.operation() + " was used before for another command");
    this.request = request;
  }

  /** Returns the request whose key was used twice. */
  public RequestId request() {
    return request;
  }
}
