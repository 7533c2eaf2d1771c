package io.sessioncredits.report;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LotId;
import java.time.Instant;
import java.util.Optional;

/**
 * One open debt: credits taken without credit, still to be followed up.
 *
 * @param debt its name; the account in it says who owes, and in which credit type
 * @param owed the credits still owed, at least 1
 * @param session the session it was taken for; empty for a debt of an adjustment or a reversal
 * @param since the date it counts by: the start of the session, or when it came into being
 * @param ageInDays days of the practice's calendar since then; 0 for a session still to come
 */
public record DebtLine(
    LotId debt, long owed, Optional<BookedSession> session, Instant since, long ageInDays) {
  /** Returns who owes. */
  public Holder holder() {
    return debt.account().wallet().holder();
  }
}
