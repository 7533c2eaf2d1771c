package io.sessioncredits.model;

/**
 * Bad input of the caller, refused before anything was read or written.
 *
 * <p>The message names the field, the value as given (shortened, control characters escaped) and
 * the limit it breaks.
 */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN_CHARACTERS = 40;

  private final String field;

  /**
   * Creates the error.
   *
   * @param field the name of the input that is wrong
   * @param value the value as given; may be null
   * @param limit what would have been right, as the end of a sentence: "must be at most 64
   *     characters"
   */
  public InvalidInputException(
      String field, @org.jspecify.annotations.Nullable Object value, String limit) {
    super(field + " " + limit + ", but was " + shown(value));
    this.field = field;
  }

  /** Returns the name of the input that is wrong. */
  public String field() {
    return field;
  }

  private static String shown(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String text = value.toString();
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(SHOWN_CHARACTERS)
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7f) {
                safe.append((char) c);
              } else {
                safe.append(String.format("\\u%04x", c));
              }
            });
    boolean isShortened = text.codePointCount(0, text.length()) > SHOWN_CHARACTERS;
    String quoted = value instanceof CharSequence ? "\"" + safe + "\"" : safe.toString();
    return isShortened ? quoted + " (" + text.length() + " characters)" : quoted;
  }
}
