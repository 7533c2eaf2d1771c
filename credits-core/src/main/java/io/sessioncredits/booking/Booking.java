package io.sessioncredits.booking;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One attendee's seats in an appointment or event. The guard finds the credits; a host never names
 * an account.
 *
 * <p>Its key is the booking line: reference, attendee and attempt. A line that was cancelled is
 * booked again as the next attempt.
 */
@Value.Immutable
public abstract class Booking implements CreditCommand<BookingOutcome> {
  Booking() {}

  /**
   * Returns a booking of one seat, first attempt, paid by the attendee.
   *
   * @param booking the host's reference of the appointment or event
   * @param attendee who comes
   * @param type what is booked
   * @param startsAt when it starts; a finer part than a microsecond is cut off
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public static Booking of(
      BookingRef booking, ClientId attendee, AppointmentType type, Instant startsAt) {
    return ImmutableBooking.of(
        Limits.given("booking", booking),
        Limits.given("attendee", attendee),
        Limits.given("appointmentType", type),
        Limits.instant("startsAt", startsAt));
  }

  /** Returns the host's reference. */
  @Value.Parameter
  public abstract BookingRef booking();

  /** Returns who comes. */
  @Value.Parameter
  public abstract ClientId attendee();

  /** Returns what is booked. */
  @Value.Parameter
  public abstract AppointmentType type();

  /** Returns when it starts. */
  @Value.Parameter
  public abstract Instant startsAt();

  /**
   * Returns how many seats, 1 to {@link Limits#SEATS}: the attendee and guests. All are paid for,
   * or none is.
   */
  @Value.Default
  public int seats() {
    return 1;
  }

  /** Returns which attempt of the reference this is, from 1. */
  @Value.Default
  public int attempt() {
    return 1;
  }

  /** Returns whose credits pay, if not the attendee's own. */
  public abstract Optional<Holder> payer();

  /** Returns this booking of several seats. */
  public abstract Booking withSeats(int seats);

  /** Returns this booking as another attempt. */
  public abstract Booking withAttempt(int attempt);

  /**
   * Returns this booking paid by somebody else, such as the family. The host decides who may pay
   * for whom.
   */
  public abstract Booking withPayer(Holder payer);

  /** Returns the booking line. */
  public BookingLine line() {
    return new BookingLine(booking(), attendee(), attempt());
  }

  /** Returns what the line is for. */
  public BookedSession session() {
    return new BookedSession(line(), type(), startsAt());
  }

  @Override
  public Operation operation() {
    return Operation.BOOK;
  }

  @Override
  public RequestKey key() {
    return line().key();
  }

  @Value.Check
  void check() {
    Limits.between("seats", seats(), 1, Limits.SEATS);
    Limits.given("line", line());
  }
}
