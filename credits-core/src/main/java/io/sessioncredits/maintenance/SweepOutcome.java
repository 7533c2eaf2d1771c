package io.sessioncredits.maintenance;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a sweep of one wallet. */
public sealed interface SweepOutcome extends Outcome {
  /**
   * What had fallen due is written down.
   *
   * @param receipt what it did
   */
  record Swept(Receipt receipt) implements SweepOutcome {
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
  record Refused(Refusal reason) implements SweepOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Swept, ? extends R> swept, Function<? super Refused, ? extends R> refused) {
    if (this instanceof Swept done) {
      return swept.apply(done);
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
        Swept::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
