package io.sessioncredits.jpa;

import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.spi.StoreException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The tables of the store in the host's database: whether they are as the store needs them, and the
 * scripts that make them so.
 *
 * <p>A host asks once when it starts, and gives the scripts to whatever tool it changes schemas
 * with:
 *
 * <pre>{@code
 * CreditSchema schema = CreditSchema.of(CreditTables.standard());
 * schema.check(factory).orThrow().warnings().forEach(log::warn);
 * }</pre>
 *
 * <p>Nothing here changes a database. Every script is statements that end in a semicolon; no
 * semicolon stands anywhere else in it, comments included.
 */
public final class CreditSchema {
  private static final Pattern ROLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private final CreditTables tables;

  private CreditSchema(CreditTables tables) {
    this.tables = tables;
  }

  /** Returns the tables with the names {@code tables}. */
  public static CreditSchema of(CreditTables tables) {
    return new CreditSchema(Objects.requireNonNull(tables, "tables"));
  }

  /**
   * What a look at the database has come to.
   *
   * @param problems what is missing or different, one sentence each; the store must not be used
   *     before they are put right
   * @param warnings what works but will hurt, one sentence each, with what to do about it: waits
   *     without end, commits that a crash can lose
   */
  public record Report(List<String> problems, List<String> warnings) {
    /** Copies both lists. */
    public Report {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** Returns whether the store can be used. */
    public boolean isSound() {
      return problems.isEmpty();
    }

    /**
     * Returns this report if the store can be used.
     *
     * @throws StoreException if there are problems; its message lists all of them. Not retryable
     */
    @CanIgnoreReturnValue
    public Report orThrow() {
      if (!isSound()) {
        throw new StoreException(
            "the tables of session credits are not as the store needs them:\n- "
                + String.join("\n- ", problems),
            false,
            null);
      }
      return this;
    }
  }

  /**
   * Compares the tables in the database with the shipped ones, on an entity manager of its own,
   * which it closes.
   *
   * <p>Names each table, column, primary key and index that is missing, each column that may be
   * null or is too narrow or of another type, each that would stop our inserts, collations in which
   * identifiers do not compare byte by byte, and on MariaDB engines without transactions. Columns
   * that are wider than shipped, further columns that may be left out of an insert, further indexes
   * and other names of indexes and constraints do no harm and are not told. It takes a handful of
   * statements, all of them reads of the database's own catalogue.
   *
   * <p>Of a database other than those of {@link CreditDatabase} it can only warn that it was not
   * looked at.
   *
   * @throws StoreException if the database cannot be asked
   */
  public Report check(EntityManagerFactory factory) {
    EntityManager manager = opened(factory);
    try {
      return check(manager);
    } finally {
      manager.close();
    }
  }

  /** A provider may look for the database only now. */
  private static EntityManager opened(EntityManagerFactory factory) {
    try {
      return factory.createEntityManager();
    } catch (PersistenceException e) {
      throw SqlFailure.beforeCommit(e);
    }
  }

  /**
   * Does the same on an entity manager of the host, in its transaction if it has one. The settings
   * told of are then those of that very connection.
   *
   * @throws StoreException if the database cannot be asked
   */
  public Report check(EntityManager manager) {
    return SchemaComparison.report(SqlSession.of(manager, tables));
  }

  /**
   * Returns the script that creates the tables, with their names put in: {@code
   * db/credits/…/V1__session_credits.sql}.
   */
  public String tableScript(CreditDatabase database) {
    return SchemaScript.of(database.folder() + "/V1__session_credits.sql").named(tables);
  }

  /**
   * Returns the script that creates views for people with SQL, with the names put in: {@code
   * db/credits/…/R__session_credits_views.sql}. The store does not need them.
   */
  public String viewScript(CreditDatabase database) {
    return SchemaScript.of(database.folder() + "/R__session_credits_views.sql").named(tables);
  }

  /**
   * Returns the script that lets a role use the tables without being able to change or delete
   * history: for PostgreSQL and MariaDB.
   *
   * @param role the role, which must exist: 1 to 63 letters, digits and underscores, not beginning
   *     with a digit
   * @throws InvalidInputException if {@code role} is no such name, or for H2, which has no such
   *     script
   */
  public String appendOnlyScript(CreditDatabase database, String role) {
    if (!ROLE.matcher(Objects.requireNonNull(role, "role")).matches()) {
      throw new InvalidInputException(
          "role", role, "must be 1 to 63 letters, digits and underscores, no digit first");
    }
    if (database == CreditDatabase.H2) {
      throw new InvalidInputException("database", database, "must be PostgreSQL or MariaDB");
    }
    return SchemaScript.of("hardening/" + database.folder() + "-append-only.sql")
        .named(tables)
        .replace(SchemaScript.ROLE, role);
  }

  /**
   * Returns the script that shows each transaction on PostgreSQL one practice at most: the one that
   * it has named in the setting {@code session_credits.practice}.
   */
  public String rowSecurityScript() {
    return SchemaScript.of("hardening/postgresql-row-security.sql").named(tables);
  }

  /** Returns the names, for people. */
  @Override
  public String toString() {
    return tables.toString();
  }
}
