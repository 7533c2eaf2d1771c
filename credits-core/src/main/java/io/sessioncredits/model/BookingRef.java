package io.sessioncredits.model;

/**
 * The host's own reference of an appointment or event.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record BookingRef(String value) {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public BookingRef {
    Limits.id("booking", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static BookingRef of(String value) {
    return new BookingRef(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
