package io.sessioncredits.model;

/**
 * What a client books: one service of the practice, such as a 60-minute massage.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record AppointmentType(String value) implements Comparable<AppointmentType> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public AppointmentType {
    Limits.id("appointmentType", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static AppointmentType of(String value) {
    return new AppointmentType(value);
  }

  @Override
  public int compareTo(AppointmentType other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
