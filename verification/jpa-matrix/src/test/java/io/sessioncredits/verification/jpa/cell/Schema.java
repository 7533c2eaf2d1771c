package io.sessioncredits.verification.jpa.cell;

import io.sessioncredits.jpa.CreditTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Our tables and the host's in one schema, and plain connections to it that no tap sees.
 *
 * @param database where it is
 * @param name what it is called
 */
public record Schema(Database database, String name) {
  private static final CreditTables NAMES = CreditTables.standard();
  private static final List<String> TABLES =
      List.of(
          NAMES.wallet(),
          NAMES.entry(),
          NAMES.request(),
          NAMES.booking(),
          NAMES.purchase(),
          NAMES.outbox(),
          "host_appointment");

  /** Creates an empty schema from the scripts that are shipped; one of that name is replaced. */
  static Schema create(Database database, String name) {
    Schema schema = new Schema(database, name);
    try (Connection connection = DatabaseServer.of(database).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DROP SCHEMA IF EXISTS " + name + (database == Database.MARIADB ? "" : " CASCADE"));
      statement.execute("CREATE SCHEMA " + name);
      schema.enter(connection);
      for (String script : database.scripts()) {
        for (String part : text(script).split(";\\s*\\R", -1)) {
          if (!part.isBlank()) {
            statement.execute(part);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create schema " + name + " in " + database, e);
    }
    return schema;
  }

  private static String text(String script) {
    try (InputStream bytes = Schema.class.getResourceAsStream(script)) {
      if (bytes == null) {
        throw new IllegalStateException("no script " + script);
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^\\s*--.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void enter(Connection connection) throws SQLException {
    switch (database) {
      case H2 -> connection.setSchema(name.toUpperCase(Locale.ROOT));
      case POSTGRESQL -> connection.setSchema(name);
      case MARIADB -> connection.setCatalog(name);
    }
  }

  /** Opens a connection in auto-commit mode, which waits long for locks. */
  public Connection connect(Isolation isolation) throws SQLException {
    Connection connection = DatabaseServer.of(database).connect();
    enter(connection);
    connection.setTransactionIsolation(isolation.level());
    try (Statement statement = connection.createStatement()) {
      statement.execute(database.patience());
    }
    return connection;
  }

  /** Removes all rows. */
  void empty() {
    execute(TABLES.stream().map(table -> "DELETE FROM " + table).toArray(String[]::new));
  }

  /** Carries statements out, each in a transaction of its own. */
  public void execute(String... all) {
    try (Connection connection = connect(Isolation.READ_COMMITTED);
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(String.join(", ", all), e);
    }
  }

  /** Returns the number that {@code sql} reads, in a transaction of its own. */
  public long number(String sql) {
    try (Connection connection = connect(Isolation.READ_COMMITTED);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
