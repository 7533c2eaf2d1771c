package io.sessioncredits.model;

/**
 * A package that a practice sells.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record PackageId(String value) implements Comparable<PackageId> {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public PackageId {
    Limits.id("package", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static PackageId of(String value) {
    return new PackageId(value);
  }

  @Override
  public int compareTo(PackageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
