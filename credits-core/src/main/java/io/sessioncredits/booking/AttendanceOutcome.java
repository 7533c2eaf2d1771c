package io.sessioncredits.booking;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import java.util.Optional;
import java.util.function.Function;

/** What became of a recorded attendance or no-show. */
public sealed interface AttendanceOutcome extends Outcome {
  /**
   * It is recorded; credits set aside are spent.
   *
   * @param receipt what it did
   * @param state what has become of the line by now
   */
  record Recorded(Receipt receipt, BookingState state) implements AttendanceOutcome {
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
  record Refused(Refusal reason) implements AttendanceOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Recorded, ? extends R> recorded,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Recorded done) {
      return recorded.apply(done);
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
        Recorded::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
