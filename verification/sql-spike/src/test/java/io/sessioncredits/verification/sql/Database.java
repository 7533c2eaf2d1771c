package io.sessioncredits.verification.sql;

import io.sessioncredits.verification.sql.jdbc.Dialect;

/** The databases that are tried. */
enum Database {
  POSTGRESQL("PostgreSQL"),
  MARIADB("MariaDB");

  private final String label;

  Database(String label) {
    this.label = label;
  }

  Dialect dialect() {
    return this == POSTGRESQL ? Dialect.postgreSql() : Dialect.mariaDb();
  }

  @Override
  public String toString() {
    return label;
  }
}
