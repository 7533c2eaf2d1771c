package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the tables that were found against those of the shipped script. */
final class SchemaComparison {
  private static final String UNKNOWN =
      "this database is none of H2, PostgreSQL, MariaDB and MySQL: its tables and settings were"
          + " not looked at";

  private final SchemaCatalog catalog;
  private final CreditTables tables;
  private final List<String> problems = new ArrayList<>();

  private SchemaComparison(SchemaCatalog catalog, CreditTables tables) {
    this.catalog = catalog;
    this.tables = tables;
  }

  static CreditSchema.Report report(SqlSession session) {
    return SchemaCatalog.of(Probe.dialect(session))
        .map(catalog -> report(session, catalog))
        .orElseGet(() -> new CreditSchema.Report(List.of(), List.of(UNKNOWN)));
  }

  private static CreditSchema.Report report(SqlSession session, SchemaCatalog catalog) {
    SchemaComparison comparison = new SchemaComparison(catalog, session.tables());
    Map<String, TableShape> found = found(session, catalog);
    String script = catalog.database().folder() + "/V1__session_credits.sql";
    for (TableShape shipped : SchemaScript.of(script).tables()) {
      comparison.compare(shipped, Optional.ofNullable(found.get(shipped.name())));
    }
    return new CreditSchema.Report(comparison.problems, catalog.warnings(session));
  }

  /** Reads what is there, by what follows the prefix. */
  private static Map<String, TableShape> found(SqlSession session, SchemaCatalog catalog) {
    int prefix = session.tables().prefix().length();
    Map<String, List<FoundColumn>> columns = new LinkedHashMap<>();
    for (FoundColumn found : catalog.columns(session)) {
      String name = found.table().substring(prefix).toLowerCase(Locale.ROOT);
      columns.computeIfAbsent(name, n -> new ArrayList<>()).add(found);
    }
    Map<String, Map<String, List<IndexedColumn>>> indexes = new LinkedHashMap<>();
    for (IndexedColumn indexed : catalog.indexes(session)) {
      String name = indexed.table().substring(prefix).toLowerCase(Locale.ROOT);
      indexes
          .computeIfAbsent(name, n -> new LinkedHashMap<>())
          .computeIfAbsent(indexed.index(), i -> new ArrayList<>())
          .add(indexed);
    }
    Map<String, TableShape> shapes = new LinkedHashMap<>();
    columns.forEach(
        (name, all) ->
            shapes.put(name, shape(name, all, indexes.getOrDefault(name, Map.of()).values())));
    return shapes;
  }

  private static TableShape shape(
      String name, List<FoundColumn> columns, Iterable<List<IndexedColumn>> indexes) {
    List<String> primaryKey = List.of();
    List<List<String>> all = new ArrayList<>();
    for (List<IndexedColumn> index : indexes) {
      List<String> indexed = index.stream().map(IndexedColumn::column).toList();
      all.add(indexed);
      if (index.get(0).isPrimaryKey()) {
        primaryKey = indexed;
      }
    }
    return new TableShape(
        name,
        columns.stream().map(FoundColumn::column).toList(),
        primaryKey,
        all,
        columns.get(0).engine().toLowerCase(Locale.ROOT));
  }

  private void compare(TableShape shipped, Optional<TableShape> found) {
    String name = tables.named(shipped.name());
    if (found.isEmpty()) {
      problems.add("table " + name + " is missing, or this user may not see it");
      return;
    }
    TableShape there = found.get();
    if (!there.engine().isEmpty() && !there.engine().equals("innodb")) {
      problems.add(name + " has the engine " + there.engine() + ", but must have InnoDB");
    }
    for (TableShape.Column column : shipped.columns()) {
      there
          .column(column.name())
          .ifPresentOrElse(
              c -> compare(name + "." + column.name(), column, c),
              () -> problems.add("column " + name + "." + column.name() + " is missing"));
    }
    for (TableShape.Column column : there.columns()) {
      if (shipped.column(column.name()).isEmpty() && !column.isNullable() && !column.isOptional()) {
        problems.add(
            "column " + name + "." + column.name() + " is not ours and stops every insert");
      }
    }
    compareCollations(name, shipped, there);
    compareKeys(name, shipped, there);
  }

  private void compare(String name, TableShape.Column shipped, TableShape.Column there) {
    if (!there.holds(shipped)) {
      problems.add("column " + name + " is " + there.type() + ", but must be " + shipped.type());
    }
    if (there.isNullable() && !shipped.isNullable()) {
      problems.add("column " + name + " may be null, but must be NOT NULL");
    }
  }

  /** All columns of a table that have the same wrong collation are told together. */
  private void compareCollations(String name, TableShape shipped, TableShape there) {
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    for (TableShape.Column column : there.columns()) {
      if (shipped.column(column.name()).filter(TableShape.Column::isIdentifier).isPresent()
          && !column.collation().isEmpty()
          && !catalog.isBinary(column.collation())) {
        wrong.computeIfAbsent(column.collation(), c -> new ArrayList<>()).add(column.name());
      }
      if (column.name().equals(TableShape.FREE_TEXT) && !catalog.isForAll(column.collation())) {
        problems.add(
            "column "
                + name
                + "."
                + column.name()
                + " has the collation "
                + column.collation()
                + ", but a reason may hold any character");
      }
    }
    wrong.forEach(
        (collation, columns) ->
            problems.add(
                "identifiers in "
                    + name
                    + " have the collation "
                    + collation
                    + ", but must compare byte by byte: "
                    + String.join(", ", columns)));
  }

  private void compareKeys(String name, TableShape shipped, TableShape there) {
    if (!there.primaryKey().equals(shipped.primaryKey())) {
      problems.add(
          "the primary key of "
              + name
              + " is "
              + (there.primaryKey().isEmpty() ? "missing" : list(there.primaryKey()))
              + ", but must be "
              + list(shipped.primaryKey()));
    }
    for (List<String> index : shipped.indexes()) {
      if (!there.hasIndex(index)) {
        problems.add("an index of " + name + " on " + list(index) + " is missing");
      }
    }
  }

  private static String list(List<String> columns) {
    return "(" + String.join(", ", columns) + ")";
  }
}
