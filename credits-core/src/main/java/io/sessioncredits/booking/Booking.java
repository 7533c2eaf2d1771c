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
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Overrides;
import io.sessioncredits.policy.Setting;
import java.time.Duration;
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
  /** Longest session: a month. */
  public static final Duration LONGEST = Duration.ofDays(31);

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

  /** Returns whether the line is kept to be paid later if there is not enough credit now. */
  @Value.Default
  public boolean pendingIfShort() {
    return false;
  }

  /** Returns what this call says against the settings; mostly nothing. */
  @Value.Default
  public Overrides overrides() {
    return Overrides.none();
  }

  /**
   * Returns how long the session takes, cut to whole seconds, 1 second to {@link #LONGEST}: for
   * insurance authorizations that are counted in units of time. Empty counts one unit.
   */
  public abstract Optional<Duration> duration();

  /** Returns why settings are overridden; there if any is. */
  public abstract Optional<Reason> reason();

  /** Returns this booking of a session of this length. */
  public abstract Booking withDuration(Duration duration);

  /** Returns this booking of several seats. */
  public abstract Booking withSeats(int seats);

  /** Returns this booking as another attempt. */
  public abstract Booking withAttempt(int attempt);

  /**
   * Returns this booking paid by somebody else, such as the family. The host decides who may pay
   * for whom.
   */
  public abstract Booking withPayer(Holder payer);

  /**
   * Returns this booking under another value of {@code setting}, for this call alone; such as
   * booking without credit for once. Only staff and programs may; the entries name what was
   * overridden.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null, or the setting
   *     cannot be overridden by a call
   */
  public <T> Booking overriding(Setting<T> setting, T value, Reason reason) {
    return withOverrides(overrides().with(setting, value))
        .withReason(Limits.given("reason", reason));
  }

  /**
   * Returns this booking, kept as one that waits for credit where it would be refused for lack of
   * it: for a host that has made the appointment already, such as before it knew who the client is.
   */
  public Booking orPending() {
    return withPendingIfShort(true);
  }

  abstract Booking withPendingIfShort(boolean pending);

  abstract Booking withOverrides(Overrides overrides);

  abstract Booking withReason(Reason reason);

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
  Booking check() {
    duration()
        .ifPresent(
            d -> Limits.between("duration in seconds", d.toSeconds(), 1, LONGEST.toSeconds()));
    Limits.between("seats", seats(), 1, Limits.SEATS);
    Limits.given("line", line());
    payer().ifPresent(p -> Limits.owner("payer", p));
    return duration()
        .filter(d -> !d.equals(Duration.ofSeconds(d.toSeconds())))
        .map(d -> withDuration(Duration.ofSeconds(d.toSeconds())))
        .orElse(this);
  }
}
