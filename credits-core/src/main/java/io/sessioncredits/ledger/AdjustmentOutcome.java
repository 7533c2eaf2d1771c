package io.sessioncredits.ledger;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of an adjustment. */
public sealed interface AdjustmentOutcome extends Outcome {
  /**
   * It is carried out; if the number was there before, nothing moved.
   *
   * @param receipt what it did
   * @param number available less owed after it
   */
  record Adjusted(Receipt receipt, long number) implements AdjustmentOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * It was refused, and no credit moved. Nothing was written, but that it was refused if the rules
   * of the practice remember that.
   *
   * @param reason why
   */
  record Refused(Refusal reason) implements AdjustmentOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Adjusted, ? extends R> adjusted,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Adjusted done) {
      return adjusted.apply(done);
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
        Adjusted::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
