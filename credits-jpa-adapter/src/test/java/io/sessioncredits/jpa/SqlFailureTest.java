package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.spi.StoreException;
import jakarta.persistence.PersistenceException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failure of the database")
class SqlFailureTest {
  /** What a failed statement means. */
  enum Statement {
    /** To be done again. */
    AGAIN,
    /** To be done again a few times only. */
    FEW_TIMES,
    /** Nothing that another try would cure. */
    NEVER
  }

  /** What a failed commit means. */
  enum Commit {
    /** Nothing is kept. */
    ROLLED_BACK,
    /** Nobody knows. */
    UNKNOWN
  }

  @ParameterizedTest(name = "{0}: {1}, code {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what                            | state | code  | a statement | a commit
          PostgreSQL: serialization failure | 40001 | 0     | AGAIN     | ROLLED_BACK
          PostgreSQL: deadlock              | 40P01 | 0     | AGAIN     | ROLLED_BACK
          PostgreSQL: lock not available    | 55P03 | 0     | AGAIN     | ROLLED_BACK
          MariaDB: deadlock                 | 40001 | 1213  | AGAIN     | ROLLED_BACK
          MariaDB: deadlock, another state  | HY000 | 1213  | AGAIN     | ROLLED_BACK
          MariaDB: lock time-out            | HY000 | 1205  | AGAIN     | UNKNOWN
          MariaDB: changed since snapshot   | HY000 | 1020  | AGAIN     | ROLLED_BACK
          H2: deadlock                      | 40001 | 40001 | AGAIN     | ROLLED_BACK
          H2: lock time-out                 | HYT00 | 50200 | AGAIN     | ROLLED_BACK
          H2: changed at once by two        | 90131 | 90131 | AGAIN     | UNKNOWN
          PostgreSQL: key is taken          | 23505 | 0     | FEW_TIMES | UNKNOWN
          MariaDB: key is taken             | 23000 | 1062  | FEW_TIMES | UNKNOWN
          H2: key is taken                  | 23505 | 23505 | FEW_TIMES | UNKNOWN
          PostgreSQL: connection broke      | 08006 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: no connection         | 08001 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: killed, shut down     | 57P01 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: crashed               | 57P02 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: starting up           | 57P03 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: idle for too long     | 57P05 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: idle in transaction   | 25P03 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: a standby             | 25006 | 0     | AGAIN     | UNKNOWN
          PostgreSQL: too many connections  | 53300 | 0     | FEW_TIMES | UNKNOWN
          MariaDB: socket error             | 08000 | -1    | AGAIN     | UNKNOWN
          MariaDB: node not prepared        | 08S01 | 1047  | AGAIN     | UNKNOWN
          MariaDB: too many connections     | 08004 | 1040  | AGAIN     | UNKNOWN
          MariaDB: connection killed        | 70100 | 1927  | AGAIN     | UNKNOWN
          MariaDB: server gone              | HY000 | 2006  | AGAIN     | UNKNOWN
          MariaDB: connection lost          | HY000 | 2013  | AGAIN     | UNKNOWN
          MariaDB: cluster lost at commit   | HY000 | 1180  | NEVER     | UNKNOWN
          H2: connection broken             | 90067 | 90067 | AGAIN     | UNKNOWN
          H2: database closed               | 90098 | 90098 | AGAIN     | UNKNOWN
          H2: closed by the server          | 90121 | 90121 | AGAIN     | UNKNOWN
          a state that says nothing         | HY000 | 0     | NEVER     | UNKNOWN
          no state at all                   |       | 0     | NEVER     | UNKNOWN
          PostgreSQL: check violated        | 23514 | 0     | NEVER     | UNKNOWN
          PostgreSQL: text too long         | 22001 | 0     | NEVER     | UNKNOWN
          PostgreSQL: number out of range   | 22003 | 0     | NEVER     | UNKNOWN
          PostgreSQL: no privilege          | 42501 | 0     | NEVER     | UNKNOWN
          PostgreSQL: no such table         | 42P01 | 0     | NEVER     | UNKNOWN
          PostgreSQL: wrong password        | 28P01 | 0     | NEVER     | UNKNOWN
          PostgreSQL: query cancelled       | 57014 | 0     | NEVER     | UNKNOWN
          MariaDB: check violated           | 23000 | 4025  | NEVER     | UNKNOWN
          MariaDB: text too long            | 22001 | 1406  | NEVER     | UNKNOWN
          MariaDB: number out of range      | 22003 | 1264  | NEVER     | UNKNOWN
          MariaDB: no privilege             | 42000 | 1142  | NEVER     | UNKNOWN
          MariaDB: wrong password           | 28000 | 1045  | NEVER     | UNKNOWN
          H2: check violated                | 23513 | 23513 | NEVER     | UNKNOWN
          H2: text too long                 | 22001 | 22001 | NEVER     | UNKNOWN
          H2: no such table                 | 42102 | 42102 | NEVER     | UNKNOWN
          """)
  @DisplayName("means the same however it is wrapped")
  void code(String what, @Nullable String state, int code, Statement statement, Commit commit) {
    wrapped(new SQLException(what, state, code))
        .forEach(
            failure -> {
              StoreException told = SqlFailure.beforeCommit(failure);
              assertThat(told.retryable()).isEqualTo(statement != Statement.NEVER);
              assertThat(told instanceof SqlFailure.RarelyCuredException)
                  .isEqualTo(statement == Statement.FEW_TIMES);
              assertThat(told).hasCause(failure);
              assertThat(told.getMessage())
                  .endsWith("SQLSTATE %s, code %d".formatted(state == null ? "" : state, code));
              assertThat(SqlFailure.isRolledBack(failure)).isEqualTo(commit == Commit.ROLLED_BACK);
            });
  }

  /** How providers and drivers hand on what a database said. */
  private static Stream<RuntimeException> wrapped(SQLException said) {
    SQLException batch = new BatchUpdateException("a batch", new int[0]);
    batch.setNextException(said);
    SQLException last = new BatchUpdateException("a batch of batches", new int[0], batch);
    SQLException beside = new SQLException("not the one", new IllegalStateException("of a driver"));
    beside.setNextException(new SQLException("nor this", said));
    return Stream.of(
        new PersistenceException(said),
        new IllegalStateException(new PersistenceException(new RuntimeException(said))),
        new PersistenceException(batch),
        new PersistenceException(last),
        new PersistenceException(beside),
        new PersistenceException(new SQLException("without a state", said)));
  }

  @Test
  @DisplayName("that follows from another one is told by that one")
  void follows() {
    SQLException aborted = new SQLException("transaction is aborted", "25P02");
    aborted.initCause(new SQLException("deadlock", "40P01"));
    assertThat(SqlFailure.beforeCommit(new PersistenceException(aborted)).retryable()).isTrue();
    assertThat(
            SqlFailure.beforeCommit(
                    new PersistenceException(new SQLException("transaction is aborted", "25P02")))
                .retryable())
        .isFalse();
  }

  @Test
  @DisplayName("may be its own cause: the search ends")
  void circle() {
    SQLException first = new SQLException("first", "40001");
    SQLException second = new SQLException("second", first);
    first.setNextException(second);
    assertThat(SqlFailure.beforeCommit(new PersistenceException(second)).retryable()).isTrue();
  }

  @Test
  @DisplayName("is a pool without a free connection, with a state, with none, or with a cause")
  void noConnection() {
    Stream.of(
            new SQLTransientConnectionException("timed out", "08001"),
            new SQLTransientConnectionException("timed out"),
            new SQLTransientConnectionException("timed out", new SQLException("refused", "08001")))
        .forEach(
            failure -> {
              assertThat(SqlFailure.beforeCommit(new PersistenceException(failure)))
                  .isInstanceOf(SqlFailure.RarelyCuredException.class);
              assertThat(SqlFailure.isRolledBack(new PersistenceException(failure))).isFalse();
            });
  }

  @Test
  @DisplayName("that is none of the database is not tried again, and its commit is unknown")
  void notOfTheDatabase() {
    RuntimeException failure = new PersistenceException("no entity of that name");
    assertThat(SqlFailure.beforeCommit(failure))
        .hasMessage("the persistence provider failed with " + failure.getClass().getName())
        .hasCause(failure);
    assertThat(SqlFailure.beforeCommit(failure).retryable()).isFalse();
    assertThat(SqlFailure.isRolledBack(failure)).isFalse();
  }

  @Test
  @DisplayName("is known by what it says, not by whose exception it is; what is none stays itself")
  void thrown() {
    RuntimeException foreign = new IllegalStateException(new SQLException("deadlock", "40P01"));
    assertThat(SqlFailure.thrown(foreign))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
    assertThat(SqlFailure.thrown(new PersistenceException("no entity of that name")))
        .isInstanceOf(StoreException.class);
    RuntimeException own = new IllegalStateException("no transaction");
    assertThat(SqlFailure.thrown(own)).isSameAs(own);
    StoreException told = StoreException.retryable("newer than the snapshot");
    assertThat(SqlFailure.thrown(told)).isSameAs(told);
  }

  @Test
  @DisplayName("is told without a word of the database, which may quote stored values")
  void quotesNothing() {
    SQLException failure = new SQLException("Key (holder)=(client:anna) exists", "23505");
    assertThat(SqlFailure.beforeCommit(new PersistenceException(failure)).getMessage())
        .doesNotContain("anna");
  }
}
