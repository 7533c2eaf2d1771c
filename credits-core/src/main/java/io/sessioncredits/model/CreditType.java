package io.sessioncredits.model;

/**
 * What one credit is: a whole session of the appointment types that its coverage names.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record CreditType(String value) implements Comparable<CreditType> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public CreditType {
    Limits.id("creditType", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static CreditType of(String value) {
    return new CreditType(value);
  }

  @Override
  public int compareTo(CreditType other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
