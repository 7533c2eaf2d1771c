package io.sessioncredits.examples.replay;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a text, read one after the other and never more than {@link #LONGEST} characters of
 * one. A byte order mark before the first is left out.
 */
final class BoundedLines {
  /** So many characters of a line are kept: an appointment needs about a hundred. */
  static final int LONGEST = 10_000;

  private static final int BLOCK = 1 << 16;
  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /**
   * A line without its end.
   *
   * @param number the number of the line in the text, from 1
   * @param text its first characters
   * @param isCut whether there were more
   */
  record Line(long number, String text, boolean isCut) {}

  private final Reader reader;
  private final char[] block = new char[BLOCK];
  private final Deque<Line> returned = new ArrayDeque<>();
  private int position;
  private int filled;
  private long number;

  BoundedLines(Reader reader) {
    this.reader = reader;
  }

  /** Returns the next line; empty at the end of the text. */
  Optional<Line> next() throws IOException {
    return returned.isEmpty() ? read() : Optional.of(returned.pop());
  }

  /** Takes {@code lines} back, to be read again in this order. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      returned.push(lines.get(i));
    }
  }

  private Optional<Line> read() throws IOException {
    int c = character();
    if (c == END) {
      return Optional.empty();
    }
    if (number == 0 && c == BYTE_ORDER_MARK) {
      c = character();
    }
    StringBuilder text = new StringBuilder();
    boolean isCut = false;
    while (c != END && c != '\n') {
      if (text.length() < LONGEST) {
        text.append((char) c);
      } else {
        isCut = isCut || c != '\r';
      }
      c = character();
    }
    int last = text.length() - 1;
    if (last >= 0 && text.charAt(last) == '\r') {
      text.setLength(last);
    }
    number++;
    return Optional.of(new Line(number, text.toString(), isCut));
  }

  private int character() throws IOException {
    if (position == filled) {
      filled = reader.read(block);
      position = 0;
      if (filled == END) {
        filled = 0;
        return END;
      }
    }
    return block[position++];
  }
}
