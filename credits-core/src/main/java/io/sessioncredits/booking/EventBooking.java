package io.sessioncredits.booking;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * The attendees of one event, booked in one call.
 *
 * <p>Each attendee is a booking line with a key of its own: sending the event again, with the same
 * attendees or more, replays those booked and tries the others.
 */
@Value.Immutable
public abstract class EventBooking {
  /** What happens if one of the attendees is refused. */
  public enum Mode {
    /** The others are booked. */
    EACH,
    /** Nobody is booked. */
    ALL_OR_NOTHING
  }

  EventBooking() {}

  /**
   * Returns the booking of {@code attendees}, one seat each, in mode {@link Mode#EACH}.
   *
   * @throws InvalidInputException if an argument is null, there is no attendee or more than {@link
   *     Limits#BATCH}, or one stands there twice
   */
  public static EventBooking of(
      BookingRef booking, AppointmentType type, Instant startsAt, List<ClientId> attendees) {
    Limits.given("attendees", attendees).forEach(a -> Limits.given("attendee", a));
    return ImmutableEventBooking.of(
        Limits.given("booking", booking),
        Limits.given("appointmentType", type),
        Limits.instant("startsAt", startsAt),
        attendees);
  }

  /** Returns the host's reference. */
  @Value.Parameter
  public abstract BookingRef booking();

  /** Returns what is booked. */
  @Value.Parameter
  public abstract AppointmentType type();

  /** Returns when it starts. */
  @Value.Parameter
  public abstract Instant startsAt();

  /** Returns who comes. */
  @Value.Parameter
  public abstract List<ClientId> attendees();

  /** Returns what happens if one is refused. */
  @Value.Default
  public Mode mode() {
    return Mode.EACH;
  }

  /** Returns how long the session takes, as of a {@link Booking#duration}. */
  public abstract Optional<Duration> duration();

  /** Returns this booking of a session of this length. */
  public abstract EventBooking withDuration(Duration duration);

  /** Returns this booking in another mode. */
  public abstract EventBooking withMode(Mode mode);

  /** Returns the lines, in the order of the attendees. */
  public List<Booking> lines() {
    return attendees().stream().map(this::line).toList();
  }

  private Booking line(ClientId attendee) {
    Booking line = Booking.of(booking(), attendee, type(), startsAt());
    return duration().map(line::withDuration).orElse(line);
  }

  @Value.Check
  void check() {
    Limits.between("attendees", attendees().size(), 1, Limits.BATCH);
    if (Set.copyOf(attendees()).size() < attendees().size()) {
      throw new InvalidInputException(
          "attendees", attendees().size(), "must not hold anybody twice");
    }
    Limits.given("lines", lines());
  }
}
