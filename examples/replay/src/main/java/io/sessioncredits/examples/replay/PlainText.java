package io.sessioncredits.examples.replay;

/** Text of a file or a caller, made fit for a terminal. */
final class PlainText {
  private static final int LONGEST = 200;

  private PlainText() {}

  /**
   * Returns {@code text}, shortened, with everything escaped that could move a cursor, change a
   * colour or turn the direction of writing.
   */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (isPlain(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format("\\u%04x", c));
              }
            });
    return text.codePointCount(0, text.length()) > LONGEST ? safe + "..." : safe.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
