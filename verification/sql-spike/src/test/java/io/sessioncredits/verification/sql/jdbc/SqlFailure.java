package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a failed statement means for the command: found in the SQL states and vendor codes of both
 * databases, never in a driver's types.
 */
final class SqlFailure {
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01", "55P03");
  private static final Set<String> ALREADY_THERE = Set.of("23505");
  private static final Set<String> SHUTTING_DOWN = Set.of("57P01", "57P02", "57P03");
  private static final String CONNECTION_LOST = "08";

  /** Lock time-out, deadlock, record changed since the snapshot, duplicate key. */
  private static final Set<Integer> MARIADB_RETRYABLE = Set.of(1205, 1213, 1020, 1062);

  private SqlFailure() {}

  /** Returns what a failure before the commit means: nothing is kept. */
  static StoreException beforeCommit(SQLException failure) {
    SQLException cause = first(failure);
    return new StoreException(
        "a statement failed with " + code(cause), isRetryable(cause), failure);
  }

  /**
   * Returns what a failed commit means: nothing is kept if the database says that it rolled back;
   * otherwise nobody knows.
   */
  static StoreException atCommit(SQLException failure) {
    SQLException cause = first(failure);
    return isRolledBack(cause)
        ? new StoreException("the commit failed with " + code(cause), true, failure)
        : new StoreException("it is not known whether the commit took place", false, failure);
  }

  private static SQLException first(SQLException failure) {
    SQLException next = failure.getNextException();
    return next == null ? failure : next;
  }

  private static boolean isRetryable(SQLException failure) {
    String state = state(failure);
    return isRolledBack(failure)
        || ALREADY_THERE.contains(state)
        || SHUTTING_DOWN.contains(state)
        || state.startsWith(CONNECTION_LOST)
        || MARIADB_RETRYABLE.contains(failure.getErrorCode());
  }

  private static boolean isRolledBack(SQLException failure) {
    return ROLLED_BACK.contains(state(failure));
  }

  private static String code(SQLException failure) {
    return "SQLSTATE " + state(failure) + ", code " + failure.getErrorCode();
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
