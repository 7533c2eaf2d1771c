package io.sessioncredits.booking;

import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.util.List;
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
   * @param warnings what does not fit the insurance authorizations of the attendee, as it was when
   *     the line was booked; empty where they are not tracked
   */
  record Booked(Receipt receipt, BookingState state, List<AuthorizationWarning> warnings)
      implements BookingOutcome {
    /** Copies the warnings. */
    public Booked {
      warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * There is not enough credit, and the line is kept as one that waits for it, as the booking asked
   * for. It is paid by a {@link PendingPayment}, or cancelled; never forgotten.
   *
   * @param receipt what it did; no credit moved
   * @param reason why it could not be paid
   * @param state what has become of the line by now
   * @param warnings what does not fit the insurance authorizations of the attendee, as it was when
   *     the line was booked; empty where they are not tracked
   */
  record Pending(
      Receipt receipt, RefusalCode reason, BookingState state, List<AuthorizationWarning> warnings)
      implements BookingOutcome {
    /** Copies the warnings. */
    public Pending {
      warnings = List.copyOf(warnings);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * The practice does without credits: the line is kept, and nothing is spent for it, now or later.
   *
   * @param receipt what it did; no movement
   * @param state what has become of the line by now
   * @param warnings what does not fit the insurance authorizations of the attendee, as it was when
   *     the line was booked; empty where they are not tracked
   */
  record Skipped(Receipt receipt, BookingState state, List<AuthorizationWarning> warnings)
      implements BookingOutcome {
    /** Copies the warnings. */
    public Skipped {
      warnings = List.copyOf(warnings);
    }

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
  record Refused(Refusal reason) implements BookingOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /**
   * Returns whether the line is kept, by this delivery of the command or an earlier one: paid or
   * owed, waiting for credit if it asked for that, or without credits since the practice does
   * without them.
   */
  default boolean isBooked() {
    return !(this instanceof Refused);
  }

  /**
   * Returns what does not fit the insurance authorizations of the attendee, as it was when the line
   * was booked; empty if everything fits, if they are not tracked, or if the booking was refused.
   */
  default List<AuthorizationWarning> warnings() {
    return List.of();
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Booked, ? extends R> booked,
      Function<? super Pending, ? extends R> pending,
      Function<? super Skipped, ? extends R> skipped,
      Function<? super Refused, ? extends R> refused) {
    if (this instanceof Booked done) {
      return booked.apply(done);
    }
    if (this instanceof Pending waiting) {
      return pending.apply(waiting);
    }
    if (this instanceof Skipped off) {
      return skipped.apply(off);
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
        Pending::receipt,
        Skipped::receipt,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
