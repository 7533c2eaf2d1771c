package io.sessioncredits.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as it is shipped, or as it was found. All names are lower case.
 *
 * @param name what follows the prefix
 * @param columns the columns in their order
 * @param primaryKey the columns of the primary key in their order; empty if there is none
 * @param indexes the columns of each index in their order
 * @param engine what keeps the table, in lower case; empty where there is no choice
 */
record TableShape(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> indexes,
    String engine) {

  /** The one column that holds what people write. */
  static final String FREE_TEXT = "reason_text";

  private static final Pattern LIMITED_TEXT = Pattern.compile("(?:VARCHAR|TEXT)\\((\\d+)\\)");

  /**
   * A column.
   *
   * @param name its name
   * @param type its type, such as VARCHAR(64)
   * @param isNullable whether it may be null
   * @param isOptional whether an insert may leave it out
   * @param collation how its texts compare; empty for a number
   */
  record Column(
      String name, String type, boolean isNullable, boolean isOptional, String collation) {

    /** Returns a column of a shipped table, of which a collation is not told. */
    static Column of(String name, String type, boolean isNullable) {
      return new Column(name, type, isNullable, false, "");
    }

    /** Returns whether the column identifies something: not free text and no packed one. */
    boolean isIdentifier() {
      return type.startsWith("VARCHAR") && !name.equals(FREE_TEXT) && width() <= 1000;
    }

    /** Returns the most characters of a text, or 0 for what is no text. */
    private long width() {
      Matcher limited = LIMITED_TEXT.matcher(type);
      if (limited.matches()) {
        return Long.parseLong(limited.group(1));
      }
      return switch (type) {
        case "VARCHAR", "TEXT", "LONGTEXT" -> Long.MAX_VALUE;
        case "MEDIUMTEXT" -> 1L << 24;
        default -> 0;
      };
    }

    /** Returns whether what fits into {@code shipped} fits into this one. */
    boolean holds(Column shipped) {
      return type.equals(shipped.type) || (shipped.width() > 0 && width() >= shipped.width());
    }
  }

  TableShape withIndex(List<String> index) {
    List<List<String>> more = new ArrayList<>(indexes);
    more.add(index);
    return new TableShape(name, columns, primaryKey, more, engine);
  }

  /** Returns the column {@code wanted}, if there is one. */
  Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findAny();
  }

  /** Returns whether an index begins with the columns {@code wanted}. */
  boolean hasIndex(List<String> wanted) {
    return indexes.stream()
        .anyMatch(
            index ->
                index.size() >= wanted.size() && index.subList(0, wanted.size()).equals(wanted));
  }

  /** Returns the type as the scripts write it: VARCHAR(64), TEXT, BIGINT; a length of 0 is none. */
  static String type(String given, long length) {
    String type = given.toUpperCase(Locale.ROOT);
    if (type.equals("CHARACTER VARYING") || type.equals("VARCHAR")) {
      return length > 0 ? "VARCHAR(" + length + ")" : "VARCHAR";
    }
    boolean isShown = type.contains("CHAR") && !type.contains("LARGE OBJECT");
    return isShown && length > 0 ? type + "(" + length + ")" : type;
  }
}
