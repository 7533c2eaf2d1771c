package io.sessioncredits.booking;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A booking line cancelled: by the client, under the terms it was booked under; or by the practice,
 * or with those terms waived, which always gives the credits back.
 */
@Value.Immutable
public abstract class Cancellation implements CreditCommand<CancellationOutcome> {
  Cancellation() {}

  /**
   * Returns the client's cancellation of the first attempt.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static Cancellation of(BookingRef booking, ClientId attendee) {
    return of(BookingLine.of(booking, attendee));
  }

  /**
   * Returns the client's cancellation of {@code line}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the line is null
   */
  public static Cancellation of(BookingLine line) {
    return ImmutableCancellation.of(Limits.given("line", line));
  }

  /** Returns the line. */
  @Value.Parameter
  public abstract BookingLine line();

  /** Returns on whose account. */
  @Value.Default
  public CancellationGround ground() {
    return CancellationGround.CLIENT;
  }

  /** Returns why; always there if the terms are waived. */
  public abstract Optional<Reason> reason();

  /** Returns this cancellation as one by the practice. */
  public Cancellation byPractice() {
    return withGround(CancellationGround.PRACTICE);
  }

  /**
   * Returns this cancellation with the terms waived.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the reason is null
   */
  public Cancellation waivingTerms(Reason reason) {
    return withGround(CancellationGround.WAIVED).withReason(Limits.given("reason", reason));
  }

  @Override
  public Operation operation() {
    return Operation.CANCEL;
  }

  /**
   * Returns the key: of the line and the ground, so that a late cancellation can be waived
   * afterwards.
   */
  @Override
  public RequestKey key() {
    return ground().key(line());
  }

  abstract Cancellation withGround(CancellationGround ground);

  abstract Cancellation withReason(Reason reason);
}
