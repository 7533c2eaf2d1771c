package io.sessioncredits.booking;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a booking line. */
public sealed interface BookingOutcome extends Outcome {
  /**
   * The line is booked.
   *
   * @param receipt what it did
   * @param state what has become of the line by now: a replayed booking may have been cancelled
   *     since
   */
  record Booked(Receipt receipt, BookingState state) implements BookingOutcome {
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
  record Refused(Refusal reason) implements BookingOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns whether the line was booked, by this delivery of the command or an earlier one. */
  default boolean isBooked() {
    return this instanceof Booked;
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Booked, ? extends R> booked,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Booked done) {
      return booked.apply(done);
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
        Booked::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
