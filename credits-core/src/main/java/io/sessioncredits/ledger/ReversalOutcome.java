package io.sessioncredits.ledger;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a reversal. */
public sealed interface ReversalOutcome extends Outcome {
  /**
   * The posting is undone.
   *
   * @param receipt what it did
   * @param uncollected how many credits could not be taken back, where that was allowed
   */
  record Reversed(Receipt receipt, long uncollected) implements ReversalOutcome {
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
  record Refused(Refusal reason) implements ReversalOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Reversed, ? extends R> reversed,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Reversed done) {
      return reversed.apply(done);
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
        Reversed::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
