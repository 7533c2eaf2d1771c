package io.sessioncredits.authorization;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.LocalDate;

/**
 * The days on which authorized visits may take place, in the zone of the practice.
 *
 * @param first the first day
 * @param last the last day, which counts
 */
public record AuthorizedPeriod(LocalDate first, LocalDate last) {
  /**
   * Checks the days.
   *
   * @throws InvalidInputException if a day is null or out of range, or the last is before the first
   */
  public AuthorizedPeriod {
    Limits.day("first day", first);
    Limits.day("last day", last);
    if (last.isBefore(first)) {
      throw new InvalidInputException("last day", last, "must not be before " + first);
    }
  }
}
