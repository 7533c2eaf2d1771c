package io.sessioncredits.verification.sql;

import java.sql.Connection;

/** The isolation levels that hosts run at: each is the default of one of the databases. */
enum Isolation {
  READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
  REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ);

  private final int level;

  Isolation(int level) {
    this.level = level;
  }

  int level() {
    return level;
  }

  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
