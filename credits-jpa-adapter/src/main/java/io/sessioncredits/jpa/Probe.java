package io.sessioncredits.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out which database answers, by what its information schema has: one statement that no
 * database refuses, since a refused one would end the host's transaction.
 */
final class Probe {
  private static final String POSTGRESQL = "sql_implementation_info";
  private static final String H2_ONLY = "settings";
  private static final String MARIADB = "client_statistics";
  private static final String MYSQL = "innodb_trx";

  private static final Set<String> READ_COMMITTED = Set.of("read committed", "read uncommitted");

  private Probe() {}

  /** Returns how to speak to the database of {@code session}. */
  static Dialect dialect(SqlSession session) {
    Set<String> views =
        new HashSet<>(
            session.read(
                SqlText.of(
                    "SELECT LOWER(table_name), LOWER(table_schema)"
                        + " FROM information_schema.tables"
                        + " WHERE table_schema IN ('information_schema', 'INFORMATION_SCHEMA')"
                        + " AND LOWER(table_name) IN (?, ?, ?, ?)",
                    POSTGRESQL,
                    H2_ONLY,
                    MARIADB,
                    MYSQL),
                row -> row.text(0)));
    if (views.contains(POSTGRESQL)) {
      return new PostgreSql(isStricter(session), new HotWallets());
    }
    if (views.contains(MARIADB) || views.contains(MYSQL)) {
      return new MariaDb(views.contains(MARIADB));
    }
    return views.contains(H2_ONLY) ? new H2() : new OtherDatabase();
  }

  private static boolean isStricter(SqlSession session) {
    List<String> level =
        session.read(
            SqlText.of("SELECT current_setting('transaction_isolation'), 1"), row -> row.text(0));
    return !READ_COMMITTED.containsAll(level);
  }
}
