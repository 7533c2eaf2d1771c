package io.sessioncredits.jpa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shipped script.
 *
 * @param text what stands in it
 */
record SchemaScript(String text) {
  /** The role in the scripts that grant. */
  static final String ROLE = "session_credits_app";

  private static final String FOLDER = "/db/credits/";

  /** Names of ours; the beginning is what {@link CreditTables} replaces. */
  private static final Pattern OURS = Pattern.compile("\\bcredits_([a-z_]+)");

  /** What is named with its schema. Indexes and constraints are in that of their table. */
  private static final Set<String> IN_A_SCHEMA =
      Set.of(
          "wallet",
          "entry",
          "request",
          "booking",
          "purchase",
          "outbox",
          "history",
          "lots",
          "balances",
          "purchases");

  private static final Pattern COMMENT = Pattern.compile("--.*");
  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE credits_(\\w+) \\((.*)\\R\\).*", Pattern.DOTALL);
  private static final Pattern INDEX =
      Pattern.compile("CREATE INDEX \\w+ ON credits_(\\w+) \\((.*)\\)");
  private static final Pattern COLUMN =
      Pattern.compile("(\\w+) +(VARCHAR\\(\\d+\\)|[A-Z]+)( .*)?", Pattern.DOTALL);
  private static final Pattern PRIMARY_KEY =
      Pattern.compile("CONSTRAINT \\w+ PRIMARY KEY \\((.*)\\)");

  /** Reads the script {@code path}. */
  static SchemaScript of(String path) {
    try (InputStream script = SchemaScript.class.getResourceAsStream(FOLDER + path)) {
      if (script == null) {
        throw new IllegalStateException("the jar has no script " + path);
      }
      return new SchemaScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text with the names of {@code tables}. */
  String named(CreditTables tables) {
    return OURS.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(name(tables, match.group(1))));
  }

  private static String name(CreditTables tables, String ours) {
    String schema = IN_A_SCHEMA.contains(ours) ? tables.schema().map(s -> s + ".").orElse("") : "";
    return schema + tables.prefix() + ours;
  }

  /** Returns the statements, without comments. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    for (String statement : COMMENT.matcher(text).replaceAll("").split(";")) {
      if (!statement.isBlank()) {
        statements.add(statement.strip());
      }
    }
    return statements;
  }

  /** Returns the tables that the script creates, named by what follows the prefix. */
  List<TableShape> tables() {
    List<TableShape> tables = new ArrayList<>();
    for (String statement : statements()) {
      Matcher table = TABLE.matcher(statement);
      Matcher index = INDEX.matcher(statement);
      if (table.matches()) {
        tables.add(table(table.group(1), table.group(2)));
      } else if (index.matches()) {
        String indexed = index.group(1);
        tables.replaceAll(t -> t.name().equals(indexed) ? t.withIndex(columns(index.group(2))) : t);
      } else {
        throw new IllegalStateException("a statement of another kind: " + statement);
      }
    }
    return tables;
  }

  private static TableShape table(String name, String body) {
    List<TableShape.Column> columns = new ArrayList<>();
    List<String> primaryKey = List.of();
    for (String line : body.strip().split(",\\R")) {
      Matcher key = PRIMARY_KEY.matcher(line.strip());
      Matcher column = COLUMN.matcher(line.strip());
      if (key.matches()) {
        primaryKey = columns(key.group(1));
      } else if (column.matches()) {
        columns.add(
            TableShape.Column.of(column.group(1), column.group(2), !line.contains("NOT NULL")));
      } else {
        throw new IllegalStateException("a line of another kind: " + line);
      }
    }
    return new TableShape(name, columns, primaryKey, List.of(), "");
  }

  private static List<String> columns(String list) {
    return List.of(list.replace(" DESC", "").split(", ", -1));
  }
}
