package io.sessioncredits.ledger;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a grant. */
public sealed interface GrantOutcome extends Outcome {
  /**
   * The credits are there.
   *
   * @param receipt what it did
   * @param lot the lot they are in
   */
  record Granted(Receipt receipt, LotId lot) implements GrantOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * It was refused, and nothing was written.
   *
   * @param reason why
   */
  record Refused(Refusal reason) implements GrantOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Granted, ? extends R> granted,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Granted done) {
      return granted.apply(done);
    }
    return refused.apply((Refused) this);
  }

  /**
   * Returns the receipt.
   *
   * @throws CreditRefusedException if it was refused
   */
  @CanIgnoreReturnValue
  default Receipt orThrow() {
    return fold(
        Granted::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
