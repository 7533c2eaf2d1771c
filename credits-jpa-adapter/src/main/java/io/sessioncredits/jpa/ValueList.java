package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Rows as one list of VALUES, in as few statements as the databases' limits allow. */
final class ValueList {
  /**
   * Most values of a statement. PostgreSQL takes 65,535; long before, parsing costs more than a
   * trip, and EclipseLink looks for each value among all of them.
   */
  static final int MOST_VALUES = 4_000;

  private ValueList() {}

  /** Writes {@code rows} between {@code before} and {@code after}; returns how many were met. */
  static int write(SqlSession session, String before, Collection<List<Object>> rows, String after) {
    int[] met = {0};
    inParts(
        rows,
        part ->
            met[0] +=
                session.write(
                    SqlText.of(before)
                        .addEach("(" + marks(part.get(0).size()) + ")", ", ", part)
                        .add(after)));
    return met[0];
  }

  /** Hands {@code rows} on in parts that fit into a statement. */
  static void inParts(
      Collection<List<Object>> rows, Consumer<? super List<List<Object>>> statement) {
    List<List<Object>> all = new ArrayList<>(rows);
    if (all.isEmpty()) {
      return;
    }
    int most = Math.max(1, MOST_VALUES / all.get(0).size());
    for (int from = 0; from < all.size(); from += most) {
      statement.accept(all.subList(from, Math.min(all.size(), from + most)));
    }
  }

  /** Returns {@code count} question marks. */
  static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
