package io.sessioncredits.model;

import java.util.Objects;

/**
 * What makes a command safe to send again: unique per practice and operation, kept for ever.
 *
 * <p>A command with a business reference (a purchase, a booking line) derives its own key; for the
 * others the host gives one, best taken from the form that was submitted, before the first try.
 */
public final class RequestKey {
  private static final char SEPARATOR = '|';
  private final String value;

  private RequestKey(String value) {
    this.value = value;
  }

  /**
   * Returns the key {@code value}: 1 to {@link Limits#KEY_LENGTH} characters of the alphabet of
   * {@link Limits#id}.
   *
   * @throws InvalidInputException if it is null, blank, too long or holds another character
   */
  public static RequestKey of(String value) {
    return new RequestKey(Limits.token("requestKey", value, Limits.KEY_LENGTH));
  }

  /**
   * Returns a key made of several checked identifiers. No key of {@link #of} can equal it, since
   * the separator is not in the alphabet of identifiers.
   *
   * @throws InvalidInputException if a part is no identifier
   */
  public static RequestKey derived(String first, String... more) {
    StringBuilder joined = new StringBuilder(Limits.id("requestKey", first)).append(SEPARATOR);
    for (int i = 0; i < more.length; i++) {
      joined
          .append(i == 0 ? "" : String.valueOf(SEPARATOR))
          .append(Limits.id("requestKey", more[i]));
    }
    return stored(joined.toString());
  }

  /**
   * Returns the key that a store kept, given or derived.
   *
   * @throws InvalidInputException if the text cannot be a key
   */
  public static RequestKey stored(String value) {
    for (String part : Limits.given("requestKey", value).split("\\|", -1)) {
      if (!part.isEmpty()) {
        Limits.token("requestKey", part, Limits.STORED_KEY_LENGTH);
      }
    }
    if (value.isEmpty() || value.length() > Limits.STORED_KEY_LENGTH) {
      throw new InvalidInputException(
          "requestKey", value, "must have 1 to " + Limits.STORED_KEY_LENGTH + " characters");
    }
    return new RequestKey(value);
  }

  /** Returns the key as stores keep it. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestKey that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
