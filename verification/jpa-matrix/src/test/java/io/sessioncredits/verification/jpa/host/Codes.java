package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Database;
import java.sql.SQLException;

/** What the drivers throw. */
final class Codes {
  private Codes() {}

  /** Returns what a lock that was not to be had in time looks like. */
  static SQLException lockTimeOut(Database database) {
    return switch (database) {
      case H2 -> new SQLException("injected", "HYT00", 50200);
      case POSTGRESQL -> new SQLException("injected", "55P03");
      case MARIADB -> new SQLException("injected", "HY000", 1205);
    };
  }

  /** Returns what the victim of a deadlock is told. */
  static SQLException deadlock(Database database) {
    return switch (database) {
      case H2 -> new SQLException("injected", "40001", 40001);
      case POSTGRESQL -> new SQLException("injected", "40P01");
      case MARIADB -> new SQLException("injected", "40001", 1213);
    };
  }

  /** Returns what a connection that broke looks like. */
  static SQLException lostConnection(Database database) {
    return switch (database) {
      case H2 -> new SQLException("injected", "90067", 90067);
      case POSTGRESQL -> new SQLException("injected", "08006");
      case MARIADB -> new SQLException("injected", "08000", -1);
    };
  }

  /** Returns what a key that is taken looks like. */
  static SQLException duplicateKey(Database database) {
    return switch (database) {
      case H2 -> new SQLException("injected", "23505", 23505);
      case POSTGRESQL -> new SQLException("injected", "23505");
      case MARIADB -> new SQLException("injected", "23000", 1062);
    };
  }
}
