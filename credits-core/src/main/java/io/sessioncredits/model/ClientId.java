package io.sessioncredits.model;

/**
 * A client of the practice, by the host's own opaque token.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record ClientId(String value) implements Holder {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public ClientId {
    Limits.id("client", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static ClientId of(String value) {
    return new ClientId(value);
  }

  @Override
  public String key() {
    return CLIENT_PREFIX + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
