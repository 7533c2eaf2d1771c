package io.sessioncredits.booking;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestKey;
import org.immutables.value.Value;

/**
 * Whether the attendee came. Credits set aside are spent either way; credits spent at booking stay
 * spent.
 *
 * <p>One may be corrected into the other. Recording what is recorded already writes nothing; to
 * record the same a second time after a correction, give a key with {@link #withKey}.
 */
@Value.Immutable
public abstract class Attendance implements CreditCommand<AttendanceOutcome> {
  Attendance() {}

  /**
   * Returns that the attendee of the first attempt came.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static Attendance attended(BookingRef booking, ClientId attendee) {
    return of(BookingLine.of(booking, attendee), true);
  }

  /**
   * Returns that the attendee of the first attempt did not come.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static Attendance noShow(BookingRef booking, ClientId attendee) {
    return of(BookingLine.of(booking, attendee), false);
  }

  /**
   * Returns whether the attendee of {@code line} came.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the line is null
   */
  public static Attendance of(BookingLine line, boolean came) {
    return ImmutableAttendance.of(Limits.given("line", line), came);
  }

  /** Returns the line. */
  @Value.Parameter
  public abstract BookingLine line();

  /** Returns whether the attendee came. */
  @Value.Parameter
  public abstract boolean came();

  @Override
  public Operation operation() {
    return Operation.ATTEND;
  }

  /** Returns the key: of the line and what is recorded, unless another is given. */
  @Override
  @Value.Default
  public RequestKey key() {
    String recorded = came() ? "attended" : "no-show";
    return RequestKey.stored(line().key() + "|" + recorded);
  }

  /** Returns this attendance with a key of its own. */
  public abstract Attendance withKey(RequestKey key);
}
