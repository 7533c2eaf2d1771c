package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The catalogue of MariaDB and MySQL. */
final class MariaDbCatalog implements SchemaCatalog {
  private static final Pattern DISPLAY_WIDTH = Pattern.compile("(\\w*int)\\(\\d+\\)(.*)");
  private static final String SHORT_TEXT = "TEXT";
  private static final long LONGEST_WAIT = 50;

  private static final String SETTINGS =
      "SELECT 'wait', CAST(@@innodb_lock_wait_timeout AS CHAR(20))"
          + " UNION ALL SELECT 'flush', CAST(@@innodb_flush_log_at_trx_commit AS CHAR(20))"
          + " UNION ALL SELECT 'mode', CAST(@@sql_mode AS CHAR(1000))";

  /** Where names of tables are case-sensitive, only the very name will do. */
  private static final String SAME_CASE = " AND (@@lower_case_table_names > 0 OR BINARY ";

  @Override
  public CreditDatabase database() {
    return CreditDatabase.MARIADB;
  }

  @Override
  public List<FoundColumn> columns(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT c.table_name, c.column_name, CAST(c.column_type AS CHAR(200)), 0,"
                    + " c.is_nullable, CASE WHEN c.column_default IS NULL"
                    + " AND c.extra NOT LIKE '%auto_increment%'"
                    + " AND c.extra NOT LIKE '%GENERATED%' THEN 0 ELSE 1 END,"
                    + " COALESCE(c.collation_name, ''), COALESCE(t.engine, '')"
                    + " FROM information_schema.columns c JOIN information_schema.tables t"
                    + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE ")
            .add(ours(session, "c"))
            .add(" ORDER BY c.table_name, c.ordinal_position"),
        MariaDbCatalog::column);
  }

  private static FoundColumn column(Row row) {
    FoundColumn found = SchemaCatalog.column(row);
    String type = DISPLAY_WIDTH.matcher(row.text(2)).replaceAll("$1$2").toUpperCase(Locale.ROOT);
    TableShape.Column column = found.column();
    return new FoundColumn(
        found.table(),
        new TableShape.Column(
            column.name(),
            type.equals(SHORT_TEXT) ? "TEXT(65535)" : type,
            column.isNullable(),
            column.isOptional(),
            column.collation()),
        row.text(7));
  }

  @Override
  public List<IndexedColumn> indexes(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT s.table_name, s.index_name, CASE WHEN s.sub_part IS NULL"
                    + " THEN COALESCE(s.column_name, '(expression)') ELSE '(prefix)' END,"
                    + " CASE s.index_name WHEN 'PRIMARY' THEN 1 ELSE 0 END"
                    + " FROM information_schema.statistics s WHERE ")
            .add(ours(session, "s"))
            .add(" ORDER BY s.table_name, s.index_name, s.seq_in_index"),
        SchemaCatalog::indexed);
  }

  private static SqlText ours(SqlSession session, String view) {
    List<List<Object>> names = SchemaCatalog.names(session.tables());
    SqlText ours = SqlText.of(view + ".table_schema = ");
    return SchemaCatalog.schema(session, ours, "DATABASE()")
        .add(" AND " + view + ".table_name IN (")
        .addEach("?", ", ", names)
        .add(")" + SAME_CASE + view + ".table_name IN (")
        .addEach("?", ", ", names)
        .add("))");
  }

  @Override
  public boolean isBinary(String collation) {
    return collation.endsWith("_bin");
  }

  @Override
  public boolean isForAll(String collation) {
    return collation.startsWith("utf8mb4") || collation.startsWith("utf16");
  }

  @Override
  public List<String> warnings(SqlSession session) {
    Map<String, String> settings = SchemaCatalog.settings(session, SETTINGS);
    List<String> warnings = new ArrayList<>();
    long wait = Long.parseLong(settings.getOrDefault("wait", "0"));
    if (wait >= LONGEST_WAIT) {
      warnings.add(
          "innodb_lock_wait_timeout is "
              + wait
              + " s: so long a command waits for a locked wallet, whatever hint of the Persistence"
              + " API is given. Set it to some seconds, on the server or in the URL:"
              + " sessionVariables=innodb_lock_wait_timeout=10");
    }
    if (!"1".equals(settings.get("flush"))) {
      warnings.add(
          "innodb_flush_log_at_trx_commit is "
              + settings.get("flush")
              + ": a crash loses what was committed in the last second or more."
              + " Set it to 1 on the server");
    }
    if (!settings.getOrDefault("mode", "").contains("STRICT_")) {
      warnings.add(
          "sql_mode is not strict: a text that is too long is cut without an error."
              + " Add STRICT_TRANS_TABLES");
    }
    return warnings;
  }
}
