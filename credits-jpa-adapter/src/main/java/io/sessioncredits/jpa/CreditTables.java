package io.sessioncredits.jpa;

import io.sessioncredits.model.CheckReturnValue;
import io.sessioncredits.model.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the store's tables are called: {@code credits_wallet}, {@code credits_entry}, {@code
 * credits_request}, {@code credits_booking}, {@code credits_purchase} and {@code credits_outbox},
 * unless the host says otherwise.
 *
 * <p>The names go into statements as they are, unquoted. So prefix and schema are letters, digits
 * and underscores, at most 40 of them, and do not begin with a digit.
 */
@CheckReturnValue
public final class CreditTables {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
  private static final CreditTables STANDARD = new CreditTables(Optional.empty(), "credits_");

  private final Optional<String> schema;
  private final String prefix;
  private final String beginning;

  private CreditTables(Optional<String> schema, String prefix) {
    this.schema = schema;
    this.prefix = prefix;
    this.beginning = schema.map(s -> s + ".").orElse("") + prefix;
  }

  /** Returns the names of the shipped scripts, in the connection's own schema. */
  public static CreditTables standard() {
    return STANDARD;
  }

  /**
   * Returns these names with another beginning than {@code credits_}.
   *
   * @throws InvalidInputException if {@code newPrefix} is not 1 to 40 letters, digits and
   *     underscores, or begins with a digit
   */
  public CreditTables withPrefix(String newPrefix) {
    return new CreditTables(schema, name("prefix", newPrefix));
  }

  /**
   * Returns these names in a schema (on MariaDB: a database) that is not the connection's own.
   *
   * @throws InvalidInputException if {@code newSchema} is not 1 to 40 letters, digits and
   *     underscores, or begins with a digit
   */
  public CreditTables withSchema(String newSchema) {
    return new CreditTables(Optional.of(name("schema", newSchema)), prefix);
  }

  private static String name(String field, String given) {
    Objects.requireNonNull(given, field);
    if (!NAME.matcher(given).matches()) {
      throw new InvalidInputException(
          field,
          given,
          "must be 1 to 40 letters, digits and underscores and not begin with a digit");
    }
    return given;
  }

  /** Returns the table of wallets, the only rows that are locked. */
  public String wallet() {
    return named("wallet");
  }

  /** Returns the table of ledger entries. */
  public String entry() {
    return named("entry");
  }

  /** Returns the table of requests. */
  public String request() {
    return named("request");
  }

  /** Returns the table of booking lines. */
  public String booking() {
    return named("booking");
  }

  /** Returns the table of sold packages. */
  public String purchase() {
    return named("purchase");
  }

  /** Returns the table of messages that wait to be delivered. */
  public String outbox() {
    return named("outbox");
  }

  /** Returns the table called {@code table} behind the prefix. */
  String named(String table) {
    return beginning + table;
  }

  /** Returns the schema, if the tables are not in the connection's own. */
  public Optional<String> schema() {
    return schema;
  }

  /** Returns what the names of all tables begin with. */
  public String prefix() {
    return prefix;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CreditTables tables
        && tables.schema.equals(schema)
        && tables.prefix.equals(prefix);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schema, prefix);
  }

  /** Returns the beginning of the names, for people. */
  @Override
  public String toString() {
    return named("*");
  }
}
