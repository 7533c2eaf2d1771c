package io.sessioncredits.jpa;

import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * What a failure means for the command: found in the SQL states and vendor codes of the databases,
 * never in a provider's or a driver's types.
 *
 * <p>Messages name the state and the code; what the database said may quote stored values and stays
 * in the cause.
 */
final class SqlFailure {
  /** Serialization failure, deadlock, lock not available, H2's lock time-out. */
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01", "55P03", "HYT00");

  private static final String DUPLICATE_KEY = "23505";
  private static final int MARIADB_DUPLICATE_KEY = 1062;
  private static final Set<String> UNREACHABLE = Set.of("57P01", "57P02", "57P03", "25006");
  private static final String CONNECTION_LOST = "08";

  /** MariaDB: lock time-out, deadlock, record changed since the snapshot. */
  private static final Set<Integer> MARIADB_TRANSIENT = Set.of(1205, 1213, 1020);

  /** MariaDB: node not prepared, connection killed, server gone, connection lost. */
  private static final Set<Integer> MARIADB_UNREACHABLE = Set.of(1047, 1927, 2006, 2013);

  /** H2: row changed at once by two, database closed, connection broken, closed by the server. */
  private static final Set<Integer> H2_TRANSIENT = Set.of(90131, 90067, 90098, 90121);

  private SqlFailure() {}

  /** Returns what a failure before the commit means: nothing is kept. */
  static StoreException beforeCommit(RuntimeException failure) {
    return sql(failure)
        .map(cause -> told(cause, failure))
        .orElseGet(
            () ->
                new StoreException(
                    "the persistence provider failed with " + failure.getClass().getName(),
                    false,
                    failure));
  }

  private static StoreException told(SQLException cause, RuntimeException failure) {
    String message = "a statement failed with " + code(cause);
    return isDuplicateKey(cause)
        ? new DuplicateKeyException(message, failure)
        : new StoreException(message, isRetryable(cause), failure);
  }

  /**
   * A row was there already: written by somebody else at the same time, whose request the next try
   * finds; or it always was, and no try will succeed.
   */
  static final class DuplicateKeyException extends StoreException {
    private static final long serialVersionUID = 1L;

    private DuplicateKeyException(String message, RuntimeException cause) {
      super(message, true, cause);
    }
  }

  private static boolean isDuplicateKey(SQLException failure) {
    return state(failure).equals(DUPLICATE_KEY) || failure.getErrorCode() == MARIADB_DUPLICATE_KEY;
  }

  /** Returns whether the database says of a failed commit that it has rolled back. */
  static boolean isRolledBack(RuntimeException failedCommit) {
    return sql(failedCommit)
        .filter(cause -> ROLLED_BACK.contains(state(cause)) || isMariaDbDeadlock(cause))
        .isPresent();
  }

  private static boolean isMariaDbDeadlock(SQLException cause) {
    return cause.getErrorCode() == 1213 || cause.getErrorCode() == 1020;
  }

  /** Walks causes, and the further exceptions of a batch, to what the database said. */
  private static Optional<SQLException> sql(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable next = failure;
    SQLException found = null;
    while (next != null && seen.add(next)) {
      if (next instanceof SQLException sql) {
        found = sql;
        next = sql.getNextException() == null ? sql.getCause() : sql.getNextException();
      } else {
        next = next.getCause();
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean isRetryable(SQLException failure) {
    String state = state(failure);
    int vendor = failure.getErrorCode();
    return ROLLED_BACK.contains(state)
        || UNREACHABLE.contains(state)
        || state.startsWith(CONNECTION_LOST)
        || MARIADB_TRANSIENT.contains(vendor)
        || MARIADB_UNREACHABLE.contains(vendor)
        || H2_TRANSIENT.contains(vendor);
  }

  private static String code(SQLException failure) {
    return "SQLSTATE " + state(failure) + ", code " + failure.getErrorCode();
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
