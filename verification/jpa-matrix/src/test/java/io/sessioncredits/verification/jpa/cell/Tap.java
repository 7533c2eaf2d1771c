package io.sessioncredits.verification.jpa.cell;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that looks at, changes or fails what a provider sends to the database; see {@link
 * Wire#attach}. It is called on the thread that sends.
 */
public interface Tap {
  /**
   * Called when the provider has got a connection from the pool.
   *
   * @param connection the connection itself: what is sent on it here, no tap sees
   * @throws SQLException to refuse the connection
   */
  default void opened(Connection connection) throws SQLException {}

  /** Returns what is sent instead of {@code sql}. The number of parameters must stay the same. */
  default String rewritten(String sql) {
    return sql;
  }

  /**
   * Called before a statement, or a batch of it, is sent.
   *
   * @throws SQLException to fail it instead
   */
  default void sending(String sql) throws SQLException {}

  /**
   * Called after the database has answered a statement.
   *
   * @throws SQLException to lose the answer
   */
  default void answered(String sql) throws SQLException {}

  /**
   * Called before a commit is sent.
   *
   * @throws SQLException to fail it instead
   */
  default void committing() throws SQLException {}

  /**
   * Called after the database has committed.
   *
   * @throws SQLException to lose the answer
   */
  default void committed() throws SQLException {}

  /** Called after the database has refused a statement or a commit, or was lost in it. */
  default void refused(SQLException failure) {}
}
