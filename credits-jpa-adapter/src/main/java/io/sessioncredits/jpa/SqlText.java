package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A statement while it is put together: its text and, in the same order, its values.
 *
 * <p>Parts are written with a question mark for each value; the text numbers them, as the
 * Persistence API wants it.
 */
final class SqlText {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Returns a statement that begins with {@code part}. */
  static SqlText of(String part, Object... partValues) {
    return new SqlText().add(part, partValues);
  }

  /** Adds a part and its values. */
  SqlText add(String part, Object... partValues) {
    return add(part, List.of(partValues));
  }

  private SqlText add(String part, List<?> partValues) {
    text.append(part);
    values.addAll(partValues);
    return this;
  }

  /** Adds {@code other}. */
  SqlText add(SqlText other) {
    return add(other.text.toString(), other.values);
  }

  /** Adds {@code part} once for each of {@code rows}, with {@code separator} between them. */
  SqlText addEach(
      String part, String separator, Collection<? extends List<? extends Object>> rows) {
    String between = "";
    for (List<? extends Object> row : rows) {
      text.append(between);
      add(part, row);
      between = separator;
    }
    return this;
  }

  /**
   * Adds the condition that a row has one of {@code keys}, column by column. An OR of equalities on
   * a whole key is read by that key in all databases, also by locking reads.
   */
  SqlText keyIn(List<String> columns, Collection<List<Object>> keys) {
    return add("(")
        .addEach("(" + String.join(" = ? AND ", columns) + " = ?)", " OR ", keys)
        .add(")");
  }

  /** Returns the text, with numbered places for the values. */
  String text() {
    StringBuilder numbered = new StringBuilder(text.length() + 2 * values.size());
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      numbered.append(next);
      if (next == '?') {
        number++;
        numbered.append(number);
      }
    }
    return numbered.toString();
  }

  /** Returns the values, in the order of their places. */
  List<Object> values() {
    return values;
  }
}
