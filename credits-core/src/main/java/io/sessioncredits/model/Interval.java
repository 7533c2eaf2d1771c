package io.sessioncredits.model;

import java.time.Instant;

/**
 * A stretch of time: from an instant on, until just before another.
 *
 * @param from the first instant of it
 * @param until the first instant after it; {@link Limits#LATEST} for a stretch without end
 */
public record Interval(Instant from, Instant until) {
  /**
   * Checks both ends and cuts them to the microsecond.
   *
   * @throws InvalidInputException if one is null or out of range, or {@code until} is not after
   *     {@code from}
   */
  public Interval {
    from = Limits.instant("from", from);
    if (!Limits.LATEST.equals(until)) {
      until = Limits.instant("until", until);
    }
    if (!until.isAfter(from)) {
      throw new InvalidInputException("until", until, "must be after from, " + from);
    }
  }

  /** Returns the time from {@code instant} on, without end. */
  public static Interval since(Instant instant) {
    return new Interval(instant, Limits.LATEST);
  }

  /** Returns all time before {@code instant}. */
  public static Interval before(Instant instant) {
    return new Interval(Limits.EARLIEST, instant);
  }

  /** Returns whether {@code instant} lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
