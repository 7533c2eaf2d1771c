package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * A connection as its database knows it.
 *
 * @param database whose it is
 * @param id its number there
 */
record Session(Database database, long id) {
  static Session of(Database database, Connection connection) throws SQLException {
    return new Session(database, number(connection, own(database)));
  }

  /** Returns the one of the transaction that {@code host} has, if it has written before. */
  static Session of(Host host, Database database) {
    Object id = host.manager().createNativeQuery(own(database)).getSingleResult();
    return new Session(database, ((Number) id).longValue());
  }

  private static String own(Database database) {
    return switch (database) {
      case H2 -> "SELECT SESSION_ID()";
      case POSTGRESQL -> "SELECT pg_backend_pid()";
      case MARIADB -> "SELECT CONNECTION_ID()";
    };
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Has the database end it, as an operator would, and returns when it has gone. */
  void kill(Schema schema) {
    try (Connection operator = schema.connect(Isolation.READ_COMMITTED);
        Statement statement = operator.createStatement()) {
      statement.execute(
          switch (database) {
            case H2 -> "CALL ABORT_SESSION(" + id + ")";
            case POSTGRESQL -> "SELECT pg_terminate_backend(" + id + ")";
            case MARIADB -> "KILL CONNECTION " + id;
          });
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Background.PATIENCE_SECONDS);
      while (number(operator, isThere()) > 0) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("session " + id + " does not end");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("session " + id + " cannot be ended", e);
    }
  }

  private String isThere() {
    return switch (database) {
      case H2 -> "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = " + id;
      case POSTGRESQL -> "SELECT COUNT(*) FROM pg_stat_activity WHERE pid = " + id;
      case MARIADB -> "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = " + id;
    };
  }
}
