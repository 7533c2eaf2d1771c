package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The catalogue of PostgreSQL. Its information schema does not tell of indexes. */
final class PostgreSqlCatalog implements SchemaCatalog {
  private static final Set<String> BINARY =
      Set.of("C", "POSIX", "ucs_basic", "C.UTF-8", "C.utf8", "pg_c_utf8");

  /** Without a collation of its own a column has that of the database. */
  private static final String COLLATION =
      "CASE WHEN data_type IN ('character varying', 'text') THEN COALESCE(collation_name,"
          + " (SELECT datcollate FROM pg_catalog.pg_database WHERE datname = current_database()))"
          + " ELSE '' END";

  private static final String SETTINGS =
      "SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ('lock_timeout',"
          + " 'statement_timeout', 'idle_in_transaction_session_timeout', 'fsync',"
          + " 'synchronous_commit')";

  @Override
  public CreditDatabase database() {
    return CreditDatabase.POSTGRESQL;
  }

  @Override
  public List<FoundColumn> columns(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT CAST(table_name AS VARCHAR), CAST(column_name AS VARCHAR),"
                    + " CAST(data_type AS VARCHAR), COALESCE(character_maximum_length, 0),"
                    + " CAST(is_nullable AS VARCHAR), CASE WHEN column_default IS NULL"
                    + " AND is_identity = 'NO' AND is_generated = 'NEVER' THEN 0 ELSE 1 END, CAST("
                    + COLLATION
                    + " AS VARCHAR) FROM information_schema.columns WHERE ")
            .add(ours(session, "table_schema", "table_name"))
            .add(" ORDER BY table_name, ordinal_position"),
        SchemaCatalog::column);
  }

  @Override
  public List<IndexedColumn> indexes(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT CAST(t.relname AS VARCHAR), CAST(i.relname AS VARCHAR),"
                    + " CAST(COALESCE(a.attname, '(expression)') AS VARCHAR),"
                    + " CASE WHEN x.indisprimary THEN 1 ELSE 0 END FROM pg_catalog.pg_index x"
                    + " JOIN pg_catalog.pg_class t ON t.oid = x.indrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace"
                    + " JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                    + " CROSS JOIN LATERAL unnest(CAST(x.indkey AS int2[]))"
                    + " WITH ORDINALITY AS k(number, place)"
                    + " LEFT JOIN pg_catalog.pg_attribute a"
                    + " ON a.attrelid = t.oid AND a.attnum = k.number AND k.number > 0"
                    + " WHERE x.indisvalid AND x.indpred IS NULL AND k.place <= x.indnkeyatts AND ")
            .add(ours(session, "n.nspname", "t.relname"))
            .add(" ORDER BY t.relname, i.relname, k.place"),
        SchemaCatalog::indexed);
  }

  /** Unquoted names are lower case. Of several schemas on the path the first with tables counts. */
  private static SqlText ours(SqlSession session, String schema, String table) {
    SqlText first =
        SqlText.of(
                "(SELECT CAST(s.name AS VARCHAR) FROM unnest(current_schemas(false))"
                    + " WITH ORDINALITY AS s(name, place) JOIN pg_catalog.pg_tables p"
                    + " ON p.schemaname = s.name WHERE p.tablename IN (")
            .addEach("LOWER(?)", ", ", SchemaCatalog.names(session.tables()))
            .add(") ORDER BY s.place LIMIT 1)");
    SqlText ours = SqlText.of(schema + " = ");
    ours =
        session.tables().schema().isPresent()
            ? ours.add("LOWER(?)", session.tables().schema().get())
            : ours.add(first);
    return ours.add(" AND " + table + " IN (")
        .addEach("LOWER(?)", ", ", SchemaCatalog.names(session.tables()))
        .add(")");
  }

  @Override
  public boolean isBinary(String collation) {
    return BINARY.contains(collation);
  }

  @Override
  public boolean isForAll(String collation) {
    return true;
  }

  @Override
  public List<String> warnings(SqlSession session) {
    Map<String, String> settings = SchemaCatalog.settings(session, SETTINGS);
    List<String> warnings = new ArrayList<>();
    if (isZero(settings, "lock_timeout") && isZero(settings, "statement_timeout")) {
      warnings.add(
          "lock_timeout is 0: a command that meets a locked wallet waits without end, and hints of"
              + " the Persistence API do not change that on PostgreSQL. Set it for the role, as in"
              + " ALTER ROLE … SET lock_timeout = '10s', or in the URL: options=-c%20lock_timeout=10s");
    }
    if (isZero(settings, "idle_in_transaction_session_timeout")) {
      warnings.add(
          "idle_in_transaction_session_timeout is 0: a client that hangs within a transaction keeps"
              + " its wallets locked. Set it for the role, to more than the longest transaction");
    }
    if (isOff(settings, "fsync")) {
      warnings.add(
          "fsync is off: if the machine stops, committed credits and the database itself may be"
              + " lost. Turn it on");
    }
    if (isOff(settings, "synchronous_commit")) {
      warnings.add(
          "synchronous_commit is off: a crash loses what was committed in the last moments."
              + " Turn it on for the role");
    }
    return warnings;
  }

  private static boolean isZero(Map<String, String> settings, String name) {
    return "0".equals(settings.get(name));
  }

  private static boolean isOff(Map<String, String> settings, String name) {
    return "off".equals(settings.get(name));
  }
}
