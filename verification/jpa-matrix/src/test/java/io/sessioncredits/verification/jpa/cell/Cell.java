package io.sessioncredits.verification.jpa.cell;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * One provider on one database at one isolation level.
 *
 * @param provider whose factory is used
 * @param database where the tables are
 * @param isolation at which the connections are handed out
 */
public record Cell(Provider provider, Database database, Isolation isolation) {
  /** Returns all cells. */
  public static Stream<Cell> all() {
    return Stream.of(Database.values())
        .flatMap(
            d ->
                Stream.of(Provider.values())
                    .flatMap(p -> Stream.of(Isolation.values()).map(i -> new Cell(p, d, i))));
  }

  /** Returns one cell for each provider and database, at the database's own default level. */
  public static Stream<Cell> defaults() {
    return all().filter(cell -> cell.isolation() == byDefault(cell.database()));
  }

  private static Isolation byDefault(Database database) {
    return database == Database.MARIADB ? Isolation.REPEATABLE_READ : Isolation.READ_COMMITTED;
  }

  /** Returns the name of this cell's schema. */
  String schemaName() {
    return (provider.name() + "_" + isolation.name()).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return provider + ", " + database + ", " + isolation;
  }
}
