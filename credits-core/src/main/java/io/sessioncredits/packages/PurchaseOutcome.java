package io.sessioncredits.packages;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of a purchase. */
public sealed interface PurchaseOutcome extends Outcome {
  /**
   * The credits are there.
   *
   * @param receipt what it did
   * @param lots the lots they are in, one for each credit type
   */
  record Granted(Receipt receipt, List<LotId> lots) implements PurchaseOutcome {
    /** Copies the list. */
    public Granted {
      lots = List.copyOf(lots);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * It grants nothing now, and nothing was written. It is not remembered: the same command may
   * grant later.
   *
   * @param reason why
   */
  record Skipped(Refusal reason) implements PurchaseOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns whether the credits are there. */
  default boolean isGranted() {
    return this instanceof Granted;
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Granted, ? extends R> granted,
      Function<? super Skipped, ? extends R> skipped) {
    if (this instanceof Granted done) {
      return granted.apply(done);
    }
    return skipped.apply((Skipped) this);
  }

  /**
   * Returns the receipt.
   *
   * @throws CreditRefusedException if it was skipped
   */
  @CanIgnoreReturnValue
  default Receipt orThrow() {
    return fold(
        Granted::receipt,
        skipped -> {
          throw new CreditRefusedException(skipped.reason());
        });
  }
}
