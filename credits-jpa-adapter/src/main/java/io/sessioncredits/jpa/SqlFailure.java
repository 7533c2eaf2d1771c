package io.sessioncredits.jpa;

import io.sessioncredits.spi.StoreException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
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

  /** PostgreSQL: shut down, crashed, not ready, idle for too long twice; a standby after all. */
  private static final Set<String> UNREACHABLE =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25006");

  /** PostgreSQL: as many connections as it allows. */
  private static final Set<String> TOO_MANY = Set.of("53300");

  private static final String CONNECTION_LOST = "08";

  /** MariaDB: lock time-out, deadlock, record changed since the snapshot. */
  private static final Set<Integer> MARIADB_TRANSIENT = Set.of(1205, 1213, 1020);

  /** MariaDB: node not prepared, connection killed, server gone, connection lost. */
  private static final Set<Integer> MARIADB_UNREACHABLE = Set.of(1047, 1927, 2006, 2013);

  /** H2: row changed at once by two, database closed, connection broken, closed by the server. */
  private static final Set<Integer> H2_TRANSIENT = Set.of(90131, 90067, 90098, 90121);

  private SqlFailure() {}

  /**
   * Returns what is thrown instead of {@code failure}, before the commit: itself, unless it comes
   * from the provider or the database. EclipseLink throws exceptions that are none of the
   * Persistence API's.
   */
  static RuntimeException thrown(RuntimeException failure) {
    return failure instanceof PersistenceException || !all(failure).isEmpty()
        ? beforeCommit(failure)
        : failure;
  }

  /** Returns what a failure before the commit means: nothing is kept. */
  static StoreException beforeCommit(RuntimeException failure) {
    List<SQLException> all = all(failure);
    if (all.isEmpty()) {
      return new StoreException(
          "the persistence provider failed with " + failure.getClass().getName(), false, failure);
    }
    SQLException cause = telling(all);
    if (isDuplicateKey(cause)) {
      return new RarelyCuredException("a statement failed with " + code(cause), failure);
    }
    if (all.stream().anyMatch(SqlFailure::isWithoutConnection)) {
      return new RarelyCuredException("no connection was to be had: " + code(cause), failure);
    }
    return new StoreException(
        "a statement failed with " + code(cause), isRetryable(cause), failure);
  }

  /**
   * Retryable, but not often. A row was there already: written by somebody else at the same time,
   * whose request the next try finds; or it always was, and no try will succeed. Or a pool has let
   * its caller wait in vain: that has taken long already, each time.
   */
  static final class RarelyCuredException extends StoreException {
    private static final long serialVersionUID = 1L;

    RarelyCuredException(String message, RuntimeException cause) {
      super(message, true, cause);
    }
  }

  /** The one type that counts: a pool may say no more than this, without a state. */
  private static boolean isWithoutConnection(SQLException failure) {
    return failure instanceof SQLTransientConnectionException || TOO_MANY.contains(state(failure));
  }

  private static boolean isDuplicateKey(SQLException failure) {
    return state(failure).equals(DUPLICATE_KEY) || failure.getErrorCode() == MARIADB_DUPLICATE_KEY;
  }

  /** Returns whether the database says of a failed commit that it has rolled back. */
  static boolean isRolledBack(RuntimeException failedCommit) {
    List<SQLException> all = all(failedCommit);
    return !all.isEmpty()
        && (ROLLED_BACK.contains(state(telling(all))) || isMariaDbDeadlock(telling(all)));
  }

  private static boolean isMariaDbDeadlock(SQLException cause) {
    return cause.getErrorCode() == 1213 || cause.getErrorCode() == 1020;
  }

  /** Walks causes, and the further exceptions of a batch, to all that database and driver said. */
  private static List<SQLException> all(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<SQLException> found = new ArrayList<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
    for (Throwable next = open.poll(); next != null; next = open.poll()) {
      if (seen.add(next)) {
        Optional.ofNullable(next.getCause()).ifPresent(open::add);
        if (next instanceof SQLException sql) {
          found.add(sql);
          Optional.ofNullable(sql.getNextException()).ifPresent(open::add);
        }
      }
    }
    return found;
  }

  /**
   * Returns the innermost one that carries a state or a code: those around it repeat or hide it.
   */
  private static SQLException telling(List<SQLException> all) {
    SQLException telling = all.get(all.size() - 1);
    for (SQLException failure : all) {
      if (failure.getErrorCode() != 0 || !state(failure).isEmpty()) {
        telling = failure;
      }
    }
    return telling;
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
