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
    StringBuilder numbered = new StringBuilder(text.length() + 3 * values.size());
    int number = 0;
    int from = 0;
    for (int mark = text.indexOf("?"); mark >= 0; mark = text.indexOf("?", from)) {
      number++;
      numbered.append(text, from, mark + 1).append(number);
      from = mark + 1;
    }
    numbered.append(text, from, text.length());
    return numbered.toString();
  }

  /** Returns the values, in the order of their places. */
  List<Object> values() {
    return values;
  }
}
