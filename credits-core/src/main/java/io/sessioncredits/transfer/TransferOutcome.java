package io.sessioncredits.transfer;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a transfer. */
public sealed interface TransferOutcome extends Outcome {
  /**
   * The credits have moved; both sides are right at once.
   *
   * @param receipt what it did
   */
  record Transferred(Receipt receipt) implements TransferOutcome {
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
  record Refused(Refusal reason) implements TransferOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Transferred, ? extends R> transferred,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Transferred done) {
      return transferred.apply(done);
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
        Transferred::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
