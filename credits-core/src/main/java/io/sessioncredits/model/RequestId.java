package io.sessioncredits.model;

/**
 * The name of a request, and of the one posting it may have.
 *
 * @param practice the practice it was made at
 * @param operation the kind of command
 * @param key the key of the command
 */
public record RequestId(PracticeId practice, Operation operation, RequestKey key) {
  /** Checks that all parts are given. */
  public RequestId {
    Limits.given("practice", practice);
    Limits.given("operation", operation);
    Limits.given("requestKey", key);
  }

  @Override
  public String toString() {
    return practice + "/" + operation + "/" + key;
  }
}
