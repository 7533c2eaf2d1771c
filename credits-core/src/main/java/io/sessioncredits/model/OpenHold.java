package io.sessioncredits.model;

import java.time.Instant;

/**
 * Credits of one lot set aside for one booking line.
 *
 * @param type the credit type
 * @param lot the sequence of the entry that opened the lot
 * @param units the credits set aside, at least 1
 * @param session what they are set aside for
 * @param due when the hold runs out
 * @param atDue what happens then
 */
public record OpenHold(
    CreditType type, long lot, long units, BookedSession session, Instant due, HoldEnd atDue) {
  /** Checks that something is held. */
  public OpenHold {
    if (units < 1) {
      throw new LedgerIntegrityException("hold on " + type + "/" + lot + " would have " + units);
    }
  }

  /**
   * Returns the hold of {@code units} as {@code change}, which sets credits aside, says.
   *
   * @throws LedgerIntegrityException if it does not say what for, until when, or what then
   */
  static OpenHold of(Change change, long units) {
    return new OpenHold(
        change.type(),
        change.lot(),
        units,
        Position.mandatorySession(change),
        Micros.instant(Long.parseLong(Position.mandatoryFact(change, Fact.DUE))),
        HoldEnd.valueOf(Position.mandatoryFact(change, Fact.AT_DUE)));
  }

  OpenHold withUnits(long changed) {
    return new OpenHold(type, lot, changed, session, due, atDue);
  }
}
