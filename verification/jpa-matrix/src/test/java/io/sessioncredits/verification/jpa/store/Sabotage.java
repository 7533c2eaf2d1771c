package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.testkit.contract.StoreHarness;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Tap;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake in the statements of the store, or in how it uses the entity manager, and the clauses
 * of the contract that must find it.
 *
 * @param name what is wrong
 * @param cell where it is made
 * @param statements makes it in each statement
 * @param manager makes it in front of the provider
 * @param clauses the numbers of the clauses
 */
record Sabotage(
    String name,
    Cell cell,
    UnaryOperator<String> statements,
    UnaryOperator<EntityManagerFactory> manager,
    List<String> clauses) {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static final Cell H2 = at(Database.H2, Isolation.READ_COMMITTED);
  private static final Cell POSTGRESQL = at(Database.POSTGRESQL, Isolation.READ_COMMITTED);
  private static final Cell MARIADB = at(Database.MARIADB, Isolation.REPEATABLE_READ);
  private static final List<Cell> EACH_DATABASE = List.of(H2, POSTGRESQL, MARIADB);

  private static Cell at(Database database, Isolation isolation) {
    return new Cell(Provider.HIBERNATE, database, isolation);
  }

  private static Cell withEclipseLink(Database database) {
    return new Cell(Provider.ECLIPSELINK, database, Isolation.READ_COMMITTED);
  }

  /** Returns all mistakes, each where it can be made. */
  static Stream<Sabotage> table() {
    return Stream.of(locks(), snapshots(), keys(), practices(), reads(), managers())
        .flatMap(s -> s);
  }

  private static Stream<Sabotage> locks() {
    return Stream.concat(
        Stream.of(H2, POSTGRESQL)
            .map(cell -> of("no FOR UPDATE", cell, replacing(" FOR UPDATE", ""), "S-33")),
        Stream.of(of("the request joined to the lock", POSTGRESQL, Sabotage::joined, "S-40")));
  }

  /**
   * Lets each statement that locks wallets note the requests that it sees itself, as a join would,
   * and each look-up find no others.
   */
  static String joined(String sql) {
    if (sql.contains("'W' AS kind")) {
      return sql;
    }
    return sql.contains(" FOR UPDATE")
        ? sql.replace(
            " FROM credits_wallet WHERE ",
            " FROM credits_wallet WHERE set_config('credits.seen', (SELECT 'seen '"
                + " || COALESCE(string_agg(request_key, ' '), '') FROM credits_request), true)"
                + " <> '' AND ")
        : sql.replace(
            " FROM credits_request WHERE ",
            " FROM credits_request WHERE (COALESCE(current_setting('credits.seen', true), '') = ''"
                + " OR strpos(current_setting('credits.seen', true), request_key) > 0) AND ");
  }

  /** Where a transaction may hold a lock and an older snapshot. */
  private static Stream<Sabotage> snapshots() {
    return Stream.of(
        of(
            "the key read from a snapshot older than the lock",
            MARIADB,
            replacing(" LOCK IN SHARE MODE", ""),
            "S-36",
            "S-37"),
        of(
            "a revision that stays",
            MARIADB,
            replacing("revision = revision + 1", "revision = revision"),
            "S-37"));
  }

  private static Stream<Sabotage> keys() {
    return Stream.of(
        of(
            "an entry that is there already passed over",
            POSTGRESQL,
            sql ->
                sql.startsWith("INSERT INTO credits_entry") ? sql + " ON CONFLICT DO NOTHING" : sql,
            "S-28"));
  }

  /** Not where rows are locked: a predicate that no key serves may lock the whole table. */
  private static Stream<Sabotage> practices() {
    UnaryOperator<String> anyPractice = replacing("practice = ?", "(practice = ? OR 1 = 1)");
    return EACH_DATABASE.stream()
        .map(
            cell ->
                of(
                    "predicates without the practice",
                    cell,
                    sql -> isLocking(sql) ? sql : anyPractice.apply(sql),
                    "S-72",
                    "S-73",
                    "S-74",
                    "S-76",
                    "S-77"));
  }

  private static boolean isLocking(String sql) {
    return sql.contains("FOR UPDATE") || sql.contains("LOCK IN SHARE MODE");
  }

  private static Stream<Sabotage> reads() {
    return EACH_DATABASE.stream()
        .flatMap(
            cell ->
                Stream.of(
                    of(
                        "due only behind the instant",
                        cell,
                        replacing("next_due <= ?", "next_due < ?"),
                        "S-67"),
                    of(
                        "a page that passes over an entry",
                        cell,
                        replacing("AND sequence < ?", "AND sequence < ? - 1"),
                        "S-62"),
                    of(
                        "history oldest first",
                        cell,
                        replacing("ORDER BY recorded_at DESC", "ORDER BY recorded_at"),
                        "S-61"),
                    of(
                        "a period with the instant behind it",
                        cell,
                        replacing("effective_at < ?", "effective_at <= ?"),
                        "H-03"),
                    of(
                        "as known at an instant, of a lot sold later",
                        cell,
                        replacing("AND opening.recorded_at <= ?", "AND ? > 0"),
                        "H-05")));
  }

  private static Stream<Sabotage> managers() {
    return Stream.of(
        new Sabotage(
            "the row left managed, and not read again under the lock",
            new Cell(Provider.HIBERNATE, Database.H2, Isolation.READ_COMMITTED),
            Sabotage::unknownDatabase,
            Veiled::withoutRefresh,
            List.of("S-33")),
        new Sabotage(
            "the row found in a shared cache, and not read again under the lock",
            withEclipseLink(Database.H2),
            Sabotage::unknownDatabase,
            Veiled::withoutRefresh,
            List.of("S-33")),
        lockingEarly(Database.H2),
        lockingEarly(Database.POSTGRESQL));
  }

  private static Sabotage lockingEarly(Database database) {
    return new Sabotage(
        "a lock taken before the transaction has begun, and gone at once",
        withEclipseLink(database),
        UnaryOperator.identity(),
        Veiled::lockingEarly,
        List.of("S-31", "S-32"));
  }

  /** Lets the store find a database that it does not know. */
  static String unknownDatabase(String sql) {
    return sql.replace("LOWER(table_name) IN (", "1 = 0 AND LOWER(table_name) IN (");
  }

  private static UnaryOperator<String> replacing(String right, String wrong) {
    return sql -> sql.replace(right, wrong);
  }

  private static Sabotage of(
      String name, Cell cell, UnaryOperator<String> statements, String... clauses) {
    return new Sabotage(name, cell, statements, UnaryOperator.identity(), List.of(clauses));
  }

  Rig rig() {
    return Rig.apart(cell, "sabotaged_" + SCHEMAS.incrementAndGet());
  }

  /** Returns what makes the mistake on the wire. */
  Tap tap() {
    return new Tap() {
      @Override
      public String rewritten(String sql) {
        return statements.apply(sql);
      }
    };
  }

  /** Returns a harness with the mistake in front of the provider. */
  StoreHarness harness(Rig rig) {
    return new RigHarness(rig, manager);
  }

  @Override
  public String toString() {
    return name + " (" + cell + ")";
  }
}
