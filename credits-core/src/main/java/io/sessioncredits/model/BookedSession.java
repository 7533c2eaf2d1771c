package io.sessioncredits.model;

import java.time.Instant;

/**
 * What a booking line is for: shown in the history, and what a debt is settled by.
 *
 * @param line the booking line
 * @param type the appointment type
 * @param startsAt when the session starts
 */
public record BookedSession(BookingLine line, AppointmentType type, Instant startsAt) {
  /**
   * Checks all parts and cuts the start to the microsecond.
   *
   * @throws InvalidInputException if a part is null or the start out of range
   */
  public BookedSession {
    Limits.given("booking line", line);
    Limits.given("appointmentType", type);
    startsAt = Limits.instant("startsAt", startsAt);
  }
}
