package io.sessioncredits.verification.jpa.cell;

import java.sql.Connection;

/** The isolation levels that hosts run at. */
public enum Isolation {
  /** The default of PostgreSQL and H2. */
  READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
  /** The default of MariaDB. */
  REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
  /** What careful hosts choose. */
  SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

  private final int level;

  Isolation(int level) {
    this.level = level;
  }

  /** Returns the constant of {@link Connection}. */
  public int level() {
    return level;
  }

  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
