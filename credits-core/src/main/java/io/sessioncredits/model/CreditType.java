package io.sessioncredits.model;

/**
 * What one credit is: a whole session of the appointment types that its coverage names.
 *
 * <p>Two types are reserved: their accounts hold no credits but settings, and no command of a host
 * may name them.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record CreditType(String value) implements Comparable<CreditType> {
  /** The account of a practice that keeps its settings, its catalogue and its packages. */
  public static final CreditType PRACTICE_SETTINGS = new CreditType("$practice");

  /** The account of a client or group that keeps its own settings and authorizations. */
  public static final CreditType CLIENT_SETTINGS = new CreditType("$client");

  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public CreditType {
    if (!"$practice".equals(value) && !"$client".equals(value)) {
      Limits.id("creditType", value);
    }
  }

  /** Returns whether accounts of this type hold settings instead of credits. */
  public boolean isReserved() {
    return value.startsWith("$");
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
