package io.sessioncredits.verification.sql;

import io.sessioncredits.verification.sql.jdbc.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Our tables in one database. Tests share them and keep apart by practice. */
record Schema(Database database, String url) {
  private static final Map<Database, Schema> SHARED = new EnumMap<>(Database.class);
  private static final Map<Database, Schema> EMPTIED = new EnumMap<>(Database.class);
  private static final List<String> TABLES =
      List.of("wallet", "entry", "request", "booking", "outbox", "host_note");

  /** Returns the schema that all tests of a database share. */
  static synchronized Schema shared(Database database) {
    return SHARED.computeIfAbsent(database, d -> DatabaseServer.of(d).schema("shared_by_all"));
  }

  /** Returns another schema, with nothing in it. */
  static synchronized Schema emptied(Database database) {
    Schema schema =
        EMPTIED.computeIfAbsent(database, d -> DatabaseServer.of(d).schema("emptied_each_time"));
    schema.execute(TABLES.stream().map(table -> "DELETE FROM " + table).toArray(String[]::new));
    return schema;
  }

  Dialect dialect() {
    return database.dialect();
  }

  /** Opens a connection in auto-commit mode. */
  Connection connect(Isolation isolation) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setTransactionIsolation(isolation.level());
    return connection;
  }

  /** Carries statements out, each in a transaction of its own. */
  void execute(String... all) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join(", ", all), e);
    }
  }

  /** Returns the number that {@code sql} reads, in a transaction of its own. */
  long number(String sql) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return number(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Returns the number that {@code sql} reads on {@code connection}. */
  static long number(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
