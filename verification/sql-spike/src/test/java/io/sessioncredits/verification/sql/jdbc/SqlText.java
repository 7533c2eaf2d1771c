package io.sessioncredits.verification.sql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement while it is put together: its text and, in the same order, its values. */
final class SqlText {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  /** Makes a value of the row that a result set stands on. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Returns a statement that begins with {@code part}. */
  static SqlText of(String part, @Nullable Object... partValues) {
    return new SqlText().add(part, partValues);
  }

  /** Adds a part and its values. */
  SqlText add(String part, @Nullable Object... partValues) {
    text.append(part);
    Collections.addAll(values, partValues);
    return this;
  }

  /** Adds {@code other}. */
  SqlText add(SqlText other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  /** Adds {@code part} once for each of {@code rows}, with {@code separator} between them. */
  SqlText addEach(
      String part, String separator, Collection<? extends List<? extends @Nullable Object>> rows) {
    String between = "";
    for (List<? extends @Nullable Object> row : rows) {
      text.append(between).append(part);
      values.addAll(row);
      between = separator;
    }
    return this;
  }

  /**
   * Adds the condition that a row has one of {@code keys}, column by column. An OR of equalities on
   * a whole key is read by that key in both databases, also by MariaDB's locking reads.
   */
  SqlText keyIn(List<String> columns, Collection<List<Object>> keys) {
    return add("(")
        .addEach("(" + String.join(" = ? AND ", columns) + " = ?)", " OR ", keys)
        .add(")");
  }

  /** Reads all rows. */
  <T> List<T> read(Connection connection, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = prepared(connection);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  /** Writes, and returns how many rows it met. */
  int write(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepared(connection)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }

  /** Sends {@code text} once for each of {@code rows} as one batch; returns the rows each met. */
  static int[] writeEach(
      Connection connection, String text, Collection<List<@Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (List<@Nullable Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          statement.setObject(i + 1, row.get(i));
        }
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
