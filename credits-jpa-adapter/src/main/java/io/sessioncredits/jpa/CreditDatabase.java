package io.sessioncredits.jpa;

/** A database that the tables are shipped for. */
public enum CreditDatabase {
  /** H2 2.x. */
  H2("h2"),
  /** PostgreSQL 14 and later. */
  POSTGRESQL("postgresql"),
  /** MariaDB 10.6 and later, and MySQL 8 by the same scripts, where they were never run. */
  MARIADB("mariadb");

  private final String folder;

  CreditDatabase(String folder) {
    this.folder = folder;
  }

  /** Returns what the scripts of this database are named by. */
  String folder() {
    return folder;
  }
}
