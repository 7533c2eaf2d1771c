package io.sessioncredits.jpa;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;

/** An H2 database in memory, which is there until it is closed. */
final class MemoryDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;
  private final Connection connection;

  private MemoryDatabase(String url) {
    this.url = url;
    try {
      connection = DriverManager.getConnection(url, "sa", "");
    } catch (SQLException e) {
      throw new IllegalStateException(url, e);
    }
  }

  /** Opens an empty database. */
  static MemoryDatabase empty() {
    return new MemoryDatabase("jdbc:h2:mem:schema-" + COUNT.incrementAndGet());
  }

  /** Opens a database with the shipped tables. */
  static MemoryDatabase withTables() {
    MemoryDatabase database = empty();
    database.runScript(CreditSchema.of(CreditTables.standard()).tableScript(CreditDatabase.H2));
    return database;
  }

  String url() {
    return url;
  }

  /** Carries a script out the way simple tools do: whatever ends in a semicolon is a statement. */
  void runScript(String script) {
    for (String statement : script.split(";")) {
      if (!statement.isBlank()) {
        run(statement);
      }
    }
  }

  void run(String statement) {
    try (Statement open = connection.createStatement()) {
      open.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Reads all rows as texts, their values between bars. */
  List<String> rows(String select) {
    try (Statement open = connection.createStatement();
        ResultSet row = open.executeQuery(select)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        StringJoiner values = new StringJoiner("|");
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(row.getString(i)));
        }
        rows.add(values.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(select, e);
    }
  }

  @Override
  public void close() {
    run("SHUTDOWN");
  }
}
