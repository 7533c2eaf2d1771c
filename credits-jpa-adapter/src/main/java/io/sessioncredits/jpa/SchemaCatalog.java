package io.sessioncredits.jpa;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a database says of its tables and settings; the questions are never refused. */
interface SchemaCatalog {
  /** What our tables are called behind the prefix. */
  List<String> TABLES = List.of("wallet", "entry", "request", "booking", "purchase", "outbox");

  /** Returns which scripts the tables should have come from. */
  CreditDatabase database();

  /** Reads the columns of our tables, table by table and in their order. */
  List<FoundColumn> columns(SqlSession session);

  /** Reads the columns of all whole, usable indexes of our tables, index by index and in order. */
  List<IndexedColumn> indexes(SqlSession session);

  /** Returns whether texts of {@code collation} compare byte by byte. */
  boolean isBinary(String collation);

  /** Returns whether texts of {@code collation} may hold every character there is. */
  boolean isForAll(String collation);

  /** Returns what should be said of the connection's and the server's settings. */
  List<String> warnings(SqlSession session);

  /** Returns the catalogue of the database that {@code dialect} is for, if it is known. */
  static Optional<SchemaCatalog> of(Dialect dialect) {
    if (dialect instanceof H2) {
      return Optional.of(new H2Catalog());
    }
    if (dialect instanceof PostgreSql) {
      return Optional.of(new PostgreSqlCatalog());
    }
    return dialect instanceof MariaDb ? Optional.of(new MariaDbCatalog()) : Optional.empty();
  }

  /** Returns the names of our tables without their schema, one in each row. */
  static List<List<Object>> names(CreditTables tables) {
    return TABLES.stream().map(table -> List.<Object>of(tables.prefix() + table)).toList();
  }

  /** Adds the schema of our tables, or what the connection's own is called. */
  static SqlText schema(SqlSession session, SqlText statement, String own) {
    return session
        .tables()
        .schema()
        .map(schema -> statement.add("?", schema))
        .orElseGet(() -> statement.add(own));
  }

  /**
   * Reads table, column, type, length, YES or NO for null, 1 or 0 for what may be left out, and
   * collation.
   */
  static FoundColumn column(Row row) {
    return new FoundColumn(
        row.text(0),
        new TableShape.Column(
            row.text(1).toLowerCase(Locale.ROOT),
            TableShape.type(row.text(2), row.isAbsent(3) ? 0 : row.number(3)),
            row.text(4).equals("YES"),
            row.number(5) == 1,
            row.text(6)),
        "");
  }

  /** Reads table, index, column, and 1 or 0 for the primary key. */
  static IndexedColumn indexed(Row row) {
    return new IndexedColumn(
        row.text(0), row.text(1), row.text(2).toLowerCase(Locale.ROOT), row.number(3) == 1);
  }

  /** Reads names and values. */
  static Map<String, String> settings(SqlSession session, String select) {
    Map<String, String> settings = new HashMap<>();
    List<String> unused =
        session.read(SqlText.of(select), row -> settings.put(row.text(0), row.text(1)));
    return settings;
  }
}
