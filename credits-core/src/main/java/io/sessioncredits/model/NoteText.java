package io.sessioncredits.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes as text: any number of parts, each of any characters, as one token of ASCII without a
 * separator of the stored forms.
 *
 * <p>Parts are joined by asterisks. Within a part every byte of its UTF-8 that is not a letter, a
 * digit or a mark of an identifier stands as a per cent sign and two capital hexadecimal digits. A
 * part may itself be such a text.
 */
public final class NoteText {
  private static final char SEPARATOR = '*';
  private static final char ESCAPE = '%';
  private static final int ESCAPED = 3;
  private static final int RADIX = 16;
  private static final String MARKS = "._-:/@+#";

  private NoteText() {}

  /** Returns {@code parts} as one text. */
  public static String of(List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text.append(SEPARATOR);
      }
      escape(text, parts.get(i));
    }
    return text.toString();
  }

  /** Returns {@code parts} as one text. */
  public static String of(String... parts) {
    return of(List.of(parts));
  }

  /**
   * Returns the parts that {@code text} was made of; at least one, which may be empty.
   *
   * @throws LedgerIntegrityException if the text was not made by {@link #of}
   */
  public static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, start)) {
      parts.add(unescaped(text.substring(start, end)));
      start = end + 1;
    }
    parts.add(unescaped(text.substring(start)));
    if (!of(parts).equals(text)) {
      throw new LedgerIntegrityException("a stored note is damaged");
    }
    return parts;
  }

  private static void escape(StringBuilder text, String part) {
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isPlain(c)) {
        text.append(c);
      } else {
        text.append(ESCAPE)
            .append(Character.toUpperCase(Character.forDigit(c / RADIX, RADIX)))
            .append(Character.toUpperCase(Character.forDigit(c % RADIX, RADIX)));
      }
    }
  }

  private static String unescaped(String part) {
    byte[] bytes = new byte[part.length()];
    int length = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == ESCAPE && i + ESCAPED <= part.length()) {
        bytes[length++] = (byte) hex(part.substring(i + 1, i + ESCAPED));
        i += ESCAPED - 1;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static int hex(String digits) {
    try {
      return Integer.parseInt(digits, RADIX);
    } catch (NumberFormatException e) {
      throw new LedgerIntegrityException("a stored note is damaged");
    }
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }
}
