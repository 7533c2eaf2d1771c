package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.CreditQueries;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen in the books of a practice at any time: one check for each invariant that shows
 * there.
 *
 * <p>The limit of what may be owed (I6), that a refusal writes nothing (I11) and that all stores
 * write the same (I14) show only while commands are carried out.
 */
public enum Invariant {
  /** Replaying all entries gives the lots, debts, holds and heads that are stored. */
  REPLAY("I1"),
  /** Sequences have no gap, and each balance is the one before plus the amount. */
  SEQUENCE("I2"),
  /** The balance is the sum of the lots less the debts, and no lot is below zero or overheld. */
  SUM("I3"),
  /** Columns add up to the balances, and what moves within a type sums to zero. */
  CONSERVATION("I4"),
  /** Each entry belongs to a request that is kept with exactly these entries. */
  REQUEST("I5"),
  /** What is undone goes back to its lot; no lot has more than it was opened with; ends hold. */
  LOT("I7"),
  /** No booking line gets back more than it gave, and no debt is paid twice. */
  LINE("I8"),
  /** Nothing names another practice. */
  TENANT("I10"),
  /** Each digest is that of the content behind the digest before. */
  DIGEST("I12"),
  /** A wallet's time never runs back, and what time alone brings is written first. */
  TIME("I13");

  private final String number;

  Invariant(String number) {
    this.number = number;
  }

  /** Returns its number in the list of invariants. */
  public String number() {
    return number;
  }

  /** Returns what breaks this invariant in {@code books}; empty if nothing does. */
  public List<Violation> violations(Books books) {
    Findings findings = new Findings(this);
    switch (this) {
      case REPLAY -> ReplayCheck.check(books, findings);
      case SEQUENCE -> SequenceCheck.check(books, findings);
      case SUM -> SumCheck.check(books, findings);
      case CONSERVATION -> ConservationCheck.check(books, findings);
      case REQUEST -> RequestCheck.check(books, findings);
      case LOT -> LotCheck.check(books, findings);
      case LINE -> LineCheck.check(books, findings);
      case TENANT -> TenantCheck.check(books, findings);
      case DIGEST -> DigestCheck.check(books, findings);
      case TIME -> TimeCheck.check(books, findings);
    }
    return List.copyOf(findings.violations());
  }

  /** Returns what breaks any invariant in {@code books}. */
  public static List<Violation> allViolations(Books books) {
    List<Violation> all = new ArrayList<>();
    for (Invariant invariant : values()) {
      all.addAll(invariant.violations(books));
    }
    return List.copyOf(all);
  }

  /** Reads the books of {@code practice} and returns what breaks any invariant there. */
  public static List<Violation> allViolations(CreditQueries queries, PracticeId practice) {
    return allViolations(Books.read(queries, practice));
  }
}
