package io.sessioncredits.model;

/**
 * A group of clients that owns credits together, such as a family or an organisation.
 *
 * @param value 1 to {@link Limits#ID_LENGTH} characters, see {@link Limits#id}
 */
public record GroupId(String value) implements Holder {
  /**
   * Checks the identifier.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public GroupId {
    Limits.id("group", value);
  }

  /** Returns the identifier {@code value}, checked. */
  public static GroupId of(String value) {
    return new GroupId(value);
  }

  @Override
  public String key() {
    return GROUP_PREFIX + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
