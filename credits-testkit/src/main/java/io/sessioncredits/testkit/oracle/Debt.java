package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import java.time.Instant;
import java.util.Optional;

/**
 * Credits taken that were not there; kept for ever, also when nothing is owed any more.
 *
 * @param id its number among all debts, in the order in which they came into being
 * @param owed what is still owed
 * @param session what it was taken for; empty for one of an adjustment or a reversal
 * @param since the date it counts by
 */
record Debt(
    int id,
    Holder holder,
    CreditType type,
    long owed,
    Optional<BookedSession> session,
    Instant since) {

  Debt withOwed(long changed) {
    if (changed < 0) {
      throw new IllegalStateException("debt " + this + " would owe " + changed);
    }
    return new Debt(id, holder, type, changed, session, since);
  }
}
