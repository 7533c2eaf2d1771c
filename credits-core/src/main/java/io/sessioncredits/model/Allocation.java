package io.sessioncredits.model;

import java.util.Optional;

/**
 * Where credits of a booking line came from. The list of a line only grows, and is undone last
 * first.
 *
 * @param kind how the lot took part
 * @param lot the lot the credits came from, or the debt line
 * @param units the credits, at least 1
 * @param terms the terms of the lot as they were, for giving back to a lot that has closed; empty
 *     for a debt
 * @param settles the debt line that these credits paid, for {@link Kind#SETTLED} alone
 * @param settled how many credits of that debt they paid; 0 for the other kinds
 * @param entry the sequence, in the account of {@code lot}, of the entry that did it
 */
public record Allocation(
    Kind kind,
    LotId lot,
    long units,
    Optional<LotTerms> terms,
    Optional<LotId> settles,
    long settled,
    long entry) {

  /** How a lot takes part in paying a booking line. */
  public enum Kind {
    /** Credits were taken. */
    TAKEN,
    /** Credits are set aside until the session. */
    HELD,
    /** Nothing was there: a debt. */
    OWED,
    /** Credits paid for a debt later. */
    SETTLED
  }

  /** Checks that the parts fit the kind. */
  public Allocation {
    Limits.credits("allocated credits", units);
    if ((kind == Kind.SETTLED) != settles.isPresent() || (kind == Kind.OWED) != terms.isEmpty()) {
      throw new LedgerIntegrityException("an allocation of kind " + kind + " with the wrong parts");
    }
  }

  /** Returns credits taken from a lot. */
  public static Allocation taken(LotId lot, long units, LotTerms terms, long entry) {
    return new Allocation(Kind.TAKEN, lot, units, Optional.of(terms), Optional.empty(), 0, entry);
  }

  /** Returns credits of a lot set aside. */
  public static Allocation held(LotId lot, long units, LotTerms terms, long entry) {
    return new Allocation(Kind.HELD, lot, units, Optional.of(terms), Optional.empty(), 0, entry);
  }

  /** Returns credits owed. */
  public static Allocation owed(LotId debt, long units) {
    return new Allocation(
        Kind.OWED, debt, units, Optional.empty(), Optional.empty(), 0, debt.opening());
  }

  /** Returns these credits of a lot as having paid for {@code settled} of {@code debt}. */
  public Allocation settling(LotId debt, long settled) {
    return new Allocation(Kind.SETTLED, lot, units, terms, Optional.of(debt), settled, entry);
  }
}
