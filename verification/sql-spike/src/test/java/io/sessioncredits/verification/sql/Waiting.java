package io.sessioncredits.verification.sql;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Knows from the database itself that a transaction waits for a lock of another. */
final class Waiting {
  /** A count without a cache; the table of transactions is refreshed every 100 ms at most. */
  private static final String MARIADB_WAITS =
      "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
          + " WHERE VARIABLE_NAME = 'INNODB_ROW_LOCK_CURRENT_WAITS'";

  private static final String POSTGRESQL_WAITS =
      "SELECT COUNT(*) FROM pg_stat_activity"
          + " WHERE wait_event_type = 'Lock' AND cardinality(pg_blocking_pids(pid)) > 0";

  private Waiting() {}

  /** Returns when {@code transaction} waits for a lock; nobody else may be waiting. */
  static void until(Schema schema, Future<?> transaction) {
    until(schema, transaction, 1);
  }

  /** Returns when {@code count} transactions wait for locks, {@code transaction} among them. */
  static void until(Schema schema, Future<?> transaction, int count) {
    String waits = schema.database() == Database.MARIADB ? MARIADB_WAITS : POSTGRESQL_WAITS;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Background.PATIENCE_SECONDS);
    while (schema.number(waits) < count) {
      if (transaction.isDone()) {
        throw new AssertionError("it did not wait: " + Background.result(transaction));
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nobody waits for a lock");
      }
    }
  }
}
