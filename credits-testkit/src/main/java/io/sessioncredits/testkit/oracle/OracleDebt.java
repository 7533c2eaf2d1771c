package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.OpenDebt;
import java.time.Instant;
import java.util.Optional;

/**
 * A debt that is still owed, as the oracle sees it: without its number.
 *
 * @param type the credit type
 * @param owed the credits owed
 * @param session what it was taken for
 * @param since the date it counts by
 */
public record OracleDebt(
    CreditType type, long owed, Optional<BookedSession> session, Instant since) {

  /** Returns {@code debt} of a position, as the oracle would see it. */
  public static OracleDebt of(OpenDebt debt) {
    return new OracleDebt(debt.type(), debt.owed(), debt.session(), debt.since());
  }
}
