package io.sessioncredits.model;

/**
 * An insurance authorization of a client, by the number that the insurer or the practice gave it.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record AuthorizationRef(String value) implements Comparable<AuthorizationRef> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public AuthorizationRef {
    Limits.id("authorization", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static AuthorizationRef of(String value) {
    return new AuthorizationRef(value);
  }

  @Override
  public int compareTo(AuthorizationRef other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
