package io.sessioncredits.model;

import java.util.Comparator;

/**
 * One attendee's part of a booking: what is paid, cancelled and settled on its own.
 *
 * @param booking the host's reference of the appointment or event
 * @param attendee who comes
 * @param attempt 1, or the number of the attempt if the attendee books the same reference again
 *     after cancelling
 */
public record BookingLine(BookingRef booking, ClientId attendee, int attempt)
    implements Comparable<BookingLine> {
  private static final int MOST_ATTEMPTS = 9_999;
  private static final Comparator<BookingLine> ORDER =
      Comparator.<BookingLine, String>comparing(l -> l.booking().value())
          .thenComparing(l -> l.attendee().value())
          .thenComparingInt(BookingLine::attempt);

  /**
   * Checks all parts.
   *
   * @throws InvalidInputException if a part is null or the attempt not from 1 to 9,999
   */
  public BookingLine {
    Limits.given("booking", booking);
    Limits.given("attendee", attendee);
    Limits.between("attempt", attempt, 1, MOST_ATTEMPTS);
  }

  /** Returns the line of the first attempt. */
  public static BookingLine of(BookingRef booking, ClientId attendee) {
    return new BookingLine(booking, attendee, 1);
  }

  /** Returns the request key of what this line does once, such as being booked. */
  public RequestKey key() {
    return RequestKey.derived(booking.value(), attendee.value(), Integer.toString(attempt));
  }

  @Override
  public int compareTo(BookingLine other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return booking + "/" + attendee + "/" + attempt;
  }
}
