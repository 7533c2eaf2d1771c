package io.sessioncredits.verification.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to be done on a connection. */
interface SqlWork<T> {
  T on(Connection connection) throws SQLException;

  /** Returns {@code work}, for where the compiler must be told what it is. */
  static <T> SqlWork<T> of(SqlWork<T> work) {
    return work;
  }

  /** Does this, with failures told in the words of the port. */
  default T done(Connection connection) {
    try {
      return on(connection);
    } catch (SQLException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  /** Does work on some connection: one of the store's own, or the host's. */
  interface Runner {
    <T> T run(SqlWork<T> work);
  }
}
