package io.sessioncredits.jpa;

import org.jspecify.annotations.Nullable;

/** A row that a statement found: its values by place, the first being 0. */
final class Row {
  private final @Nullable Object[] values;

  private Row(@Nullable Object[] values) {
    this.values = values;
  }

  /** Returns a row of what a provider gives: an array, or the value itself if there is but one. */
  static Row of(@Nullable Object given) {
    return new Row(given instanceof Object[] values ? values : new @Nullable Object[] {given});
  }

  /** Returns whether there is nothing at {@code place}, as in an outer join. */
  boolean isAbsent(int place) {
    return values[place] == null;
  }

  /** Returns the text at {@code place}; some providers give a single character as such. */
  String text(int place) {
    return value(place).toString();
  }

  /** Returns the number at {@code place}, whatever type the provider makes of a BIGINT. */
  long number(int place) {
    return value(place) instanceof Number number ? number.longValue() : Long.parseLong(text(place));
  }

  private Object value(int place) {
    Object value = values[place];
    if (value == null) {
      throw new IllegalStateException(
          "column " + place + " is null, which the tables do not allow");
    }
    return value;
  }
}
