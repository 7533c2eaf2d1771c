package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The catalogue of H2. */
final class H2Catalog implements SchemaCatalog {
  private static final String SETTINGS =
      "SELECT 'PATH', COALESCE(DATABASE_PATH(), '')"
          + " UNION ALL SELECT setting_name, setting_value FROM information_schema.settings"
          + " WHERE setting_name = 'WRITE_DELAY' AND setting_value <> '0'";

  @Override
  public CreditDatabase database() {
    return CreditDatabase.H2;
  }

  @Override
  public List<FoundColumn> columns(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
                    + " CASE WHEN column_default IS NULL AND is_identity = 'NO'"
                    + " AND is_generated = 'NEVER' THEN 0 ELSE 1 END,"
                    + " COALESCE(collation_name, '') FROM information_schema.columns WHERE ")
            .add(ours(session, "table_schema", "table_name"))
            .add(" ORDER BY table_name, ordinal_position"),
        SchemaCatalog::column);
  }

  @Override
  public List<IndexedColumn> indexes(SqlSession session) {
    return session.read(
        SqlText.of(
                "SELECT i.table_name, i.index_name, c.column_name,"
                    + " CASE i.index_type_name WHEN 'PRIMARY KEY' THEN 1 ELSE 0 END"
                    + " FROM information_schema.indexes i JOIN information_schema.index_columns c"
                    + " ON c.index_schema = i.index_schema AND c.index_name = i.index_name WHERE ")
            .add(ours(session, "i.table_schema", "i.table_name"))
            .add(" ORDER BY i.table_name, i.index_name, c.ordinal_position"),
        SchemaCatalog::indexed);
  }

  private static SqlText ours(SqlSession session, String schema, String table) {
    SqlText ours = SqlText.of("LOWER(" + schema + ") = LOWER(");
    return SchemaCatalog.schema(session, ours, "CURRENT_SCHEMA")
        .add(") AND LOWER(" + table + ") IN (")
        .addEach("LOWER(?)", ", ", SchemaCatalog.names(session.tables()))
        .add(")");
  }

  @Override
  public boolean isBinary(String collation) {
    return collation.equals("OFF");
  }

  @Override
  public boolean isForAll(String collation) {
    return true;
  }

  @Override
  public List<String> warnings(SqlSession session) {
    Map<String, String> settings = SchemaCatalog.settings(session, SETTINGS);
    List<String> warnings = new ArrayList<>();
    if ("".equals(settings.get("PATH"))) {
      warnings.add(
          "this H2 database is in memory: all credits are gone when it is closed."
              + " Fine for tests; name a file in the URL otherwise");
    }
    if (settings.containsKey("WRITE_DELAY")) {
      warnings.add(
          "H2 writes commits to the file up to "
              + settings.get("WRITE_DELAY")
              + " ms late: a crash loses what was committed meanwhile."
              + " Put ;WRITE_DELAY=0 at the end of the URL");
    }
    return warnings;
  }
}
