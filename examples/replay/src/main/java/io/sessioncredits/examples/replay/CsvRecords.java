package io.sessioncredits.examples.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a text in the format of RFC 4180, one after the other.
 *
 * <p>A quoted field may go on over a few lines. A quote that is never closed spoils its own line
 * only: the lines after it are read as records of their own.
 */
final class CsvRecords {
  /** So many further lines a quoted field may reach into. */
  static final int MOST_FURTHER_LINES = 9;

  private static final char QUOTE = '"';
  private static final char COMMA = ',';

  /** A record, or what cannot be read as one. */
  sealed interface CsvRecord {
    /** Returns the number of its first line, from 1. */
    long line();
  }

  /**
   * A record.
   *
   * @param line the number of its first line
   * @param fields its fields, without quotes
   */
  record Fields(long line, List<String> fields) implements CsvRecord {}

  /**
   * A line that is no record.
   *
   * @param line its number
   * @param reason why it is none; holds nothing of the line itself
   */
  record Broken(long line, String reason) implements CsvRecord {}

  /** The fields of a text, and how the text ended. */
  private record Split(List<String> fields, End end) {}

  private enum End {
    COMPLETE,
    QUOTE_OPEN,
    TEXT_AFTER_QUOTE
  }

  private final BoundedLines lines;
  private final int columns;

  /**
   * Creates the reader of records that should have {@code columns} fields; others are returned all
   * the same, unless they span lines.
   */
  CsvRecords(BoundedLines lines, int columns) {
    this.lines = lines;
    this.columns = columns;
  }

  /** Returns the next record that is not an empty line; empty at the end of the text. */
  Optional<CsvRecord> next() throws IOException {
    Optional<BoundedLines.Line> line = lines.next();
    while (line.isPresent() && line.get().text().isEmpty()) {
      line = lines.next();
    }
    return line.isPresent() ? Optional.of(record(line.get())) : Optional.empty();
  }

  private CsvRecord record(BoundedLines.Line first) throws IOException {
    if (first.isCut()) {
      return new Broken(
          first.number(), "has more than " + BoundedLines.LONGEST + " characters in one line");
    }
    Split split = split(first.text());
    return switch (split.end()) {
      case COMPLETE -> new Fields(first.number(), split.fields());
      case TEXT_AFTER_QUOTE -> new Broken(first.number(), "has text after a closing quote");
      case QUOTE_OPEN -> continued(first);
    };
  }

  private CsvRecord continued(BoundedLines.Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<BoundedLines.Line> further = new ArrayList<>();
    while (further.size() < MOST_FURTHER_LINES) {
      Optional<BoundedLines.Line> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      further.add(next.get());
      text.append('\n').append(next.get().text());
      if (next.get().isCut() || text.length() > BoundedLines.LONGEST) {
        break;
      }
      Split split = split(text.toString());
      if (split.end() == End.COMPLETE && split.fields().size() == columns) {
        return new Fields(first.number(), split.fields());
      }
      if (split.end() != End.QUOTE_OPEN) {
        break;
      }
    }
    lines.giveBack(further);
    return new Broken(first.number(), "has a quote that is not closed");
  }

  private static Split split(String text) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      boolean isQuoted = at < text.length() && text.charAt(at) == QUOTE;
      int end = isQuoted ? closingQuote(text, at + 1) : endOfPlain(text, at);
      if (end < 0) {
        return new Split(fields, End.QUOTE_OPEN);
      }
      fields.add(isQuoted ? unquoted(text, at + 1, end) : text.substring(at, end));
      int next = isQuoted ? end + 1 : end;
      if (next == text.length()) {
        return new Split(fields, End.COMPLETE);
      }
      if (text.charAt(next) != COMMA) {
        return new Split(fields, End.TEXT_AFTER_QUOTE);
      }
      at = next + 1;
    }
  }

  private static int endOfPlain(String text, int from) {
    int comma = text.indexOf(COMMA, from);
    return comma < 0 ? text.length() : comma;
  }

  private static int closingQuote(String text, int from) {
    int quote = text.indexOf(QUOTE, from);
    while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == QUOTE) {
      quote = text.indexOf(QUOTE, quote + 2);
    }
    return quote;
  }

  private static String unquoted(String text, int from, int to) {
    return text.substring(from, to).replace("\"\"", "\"");
  }
}
