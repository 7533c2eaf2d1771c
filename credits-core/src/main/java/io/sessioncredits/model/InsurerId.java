package io.sessioncredits.model;

/**
 * Who pays for authorized visits, by the host's own opaque token.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record InsurerId(String value) implements Comparable<InsurerId> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public InsurerId {
    Limits.id("insurer", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static InsurerId of(String value) {
    return new InsurerId(value);
  }

  @Override
  public int compareTo(InsurerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
