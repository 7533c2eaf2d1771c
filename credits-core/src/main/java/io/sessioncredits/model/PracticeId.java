package io.sessioncredits.model;

/**
 * A practice, the tenant: chosen once, in every row, crossed by nothing.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record PracticeId(String value) implements Comparable<PracticeId> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public PracticeId {
    Limits.id("practice", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static PracticeId of(String value) {
    return new PracticeId(value);
  }

  @Override
  public int compareTo(PracticeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
