package io.sessioncredits.ledger;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a write-off. */
public sealed interface WriteOffOutcome extends Outcome {
  /**
   * So many credits are owed no more.
   *
   * @param receipt what it did
   * @param credits how many credits were written off
   */
  record WrittenOff(Receipt receipt, long credits) implements WriteOffOutcome {
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
  record Refused(Refusal reason) implements WriteOffOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super WrittenOff, ? extends R> writtenOff,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof WrittenOff done) {
      return writtenOff.apply(done);
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
        WrittenOff::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
