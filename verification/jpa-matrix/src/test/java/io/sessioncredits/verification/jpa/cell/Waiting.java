package io.sessioncredits.verification.jpa.cell;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Knows from the database itself that a transaction waits for a lock of another. */
public final class Waiting {
  private Waiting() {}

  /** Returns when {@code transaction} waits for a lock; nobody else may be waiting. */
  public static void until(Schema schema, Future<?> transaction) {
    until(schema, transaction, 1);
  }

  /** Returns when {@code count} transactions wait for locks, {@code transaction} among them. */
  public static void until(Schema schema, Future<?> transaction, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Background.PATIENCE_SECONDS);
    try (Connection connection = schema.connect(Isolation.READ_COMMITTED);
        Statement statement = connection.createStatement()) {
      while (waiting(statement, schema.database()) < count) {
        if (transaction.isDone()) {
          throw new AssertionError("it did not wait: " + Background.result(transaction));
        }
        if (System.nanoTime() > deadline) {
          throw new AssertionError("nobody waits for a lock");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not tell who waits", e);
    }
  }

  private static int waiting(Statement statement, Database database) throws SQLException {
    try (ResultSet row = statement.executeQuery(waits(database))) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String waits(Database database) {
    return switch (database) {
      case H2 -> "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL";
      case POSTGRESQL ->
          "SELECT COUNT(*) FROM pg_stat_activity"
              + " WHERE wait_event_type = 'Lock' AND cardinality(pg_blocking_pids(pid)) > 0";
      // A count without a cache; the table of transactions is refreshed every 100 ms at most.
      case MARIADB ->
          "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
              + " WHERE VARIABLE_NAME = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
    };
  }
}
