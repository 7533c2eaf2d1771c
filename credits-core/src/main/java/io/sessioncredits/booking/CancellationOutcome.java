package io.sessioncredits.booking;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What became of a cancellation. */
public sealed interface CancellationOutcome extends Outcome {
  /**
   * The line is cancelled, and the credits are given back.
   *
   * @param receipt what it did
   */
  record Restored(Receipt receipt) implements CancellationOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * The line is cancelled, and the credits stay spent.
   *
   * @param receipt what it did
   * @param freeUntil the last instant at which it would have given them back; empty if there is no
   *     such time
   */
  record Forfeited(Receipt receipt, Optional<Instant> freeUntil) implements CancellationOutcome {
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
  record Refused(Refusal reason) implements CancellationOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Restored, ? extends R> restored,
      Function<? super Forfeited, ? extends R> forfeited,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Restored done) {
      return restored.apply(done);
    }
    if (this instanceof Forfeited done) {
      return forfeited.apply(done);
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
        Restored::receipt,
        Forfeited::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
