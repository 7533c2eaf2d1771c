package io.sessioncredits.verification.sql;

import java.util.stream.Stream;

/** One database at one isolation level. */
record Cell(Database database, Isolation isolation) {
  /** Returns all of them. */
  static Stream<Cell> all() {
    return Stream.of(Database.values())
        .flatMap(d -> Stream.of(Isolation.values()).map(i -> new Cell(d, i)));
  }

  /** Returns those in which a transaction that waited for a lock is told that it is too old. */
  static Stream<Cell> refusingOldSnapshots() {
    return all().filter(Cell::refusesOldSnapshot);
  }

  /** Returns the others: who has waited for a lock goes on. */
  static Stream<Cell> toleratingOldSnapshots() {
    return all().filter(cell -> !cell.refusesOldSnapshot());
  }

  boolean refusesOldSnapshot() {
    return database == Database.POSTGRESQL && isolation == Isolation.REPEATABLE_READ;
  }

  @Override
  public String toString() {
    return database + " " + isolation;
  }
}
