package io.sessioncredits.verification.jpa.cell;

import java.sql.SQLException;

/**
 * Something that looks at, changes or fails what a provider sends to the database; see {@link
 * Wire#attach}. It is called on the thread that sends.
 */
public interface Tap {
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
}
