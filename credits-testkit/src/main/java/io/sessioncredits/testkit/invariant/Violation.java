package io.sessioncredits.testkit.invariant;

/**
 * Something that does not hold.
 *
 * @param invariant which invariant it breaks
 * @param where the account, lot, booking line or request concerned
 * @param what what is wrong, with the figures
 */
public record Violation(Invariant invariant, String where, String what) {
  @Override
  public String toString() {
    return invariant.number() + " " + where + ": " + what;
  }
}
