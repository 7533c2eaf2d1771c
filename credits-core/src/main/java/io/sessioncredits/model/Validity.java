package io.sessioncredits.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long the credits of a package count. The end is computed once, when they are granted, in the
 * zone of the practice, and stored with the text of the policy that made it.
 */
public sealed interface Validity {
  /**
   * Returns the first instant at which credits that count from {@code from} on no longer count;
   * empty if they never end.
   */
  Optional<Instant> end(Instant from, ZoneId zone);

  /**
   * Returns the policy as short text in the alphabet of identifiers: {@code unlimited}, a period
   * such as {@code P3M}, the same with {@code /exact}, a duration such as {@code PT72H}, or a last
   * day such as {@code 2026-06-30}.
   */
  String text();

  /** Returns the validity without an end. */
  static Validity unlimited() {
    return Unlimited.INSTANCE;
  }

  /**
   * Returns the validity that ends with the day which is {@code period} after the day of the grant:
   * three months from 15 January, at any hour, are all of 15 April.
   *
   * @throws InvalidInputException if the period is null, not positive in sum, has a negative part
   *     or exceeds {@link Limits#YEARS}
   */
  static Validity of(Period period) {
    return new DayAfter(period, false);
  }

  /**
   * Returns the validity that ends {@code period} after the grant at the same time of the day.
   *
   * @throws InvalidInputException as {@link #of(Period)}
   */
  static Validity exactly(Period period) {
    return new DayAfter(period, true);
  }

  /**
   * Returns the validity that ends {@code duration} after the grant, to the second.
   *
   * @throws InvalidInputException if the duration is null, shorter than a second or exceeds {@link
   *     Limits#YEARS}
   */
  static Validity exactly(Duration duration) {
    return new After(duration);
  }

  /**
   * Returns the validity that ends with {@code lastDay}, whenever the grant is.
   *
   * @throws InvalidInputException if the day is null or not of the years 1901 to 9997
   */
  static Validity until(LocalDate lastDay) {
    return new LastDay(lastDay);
  }

  /**
   * Returns the validity that {@link #text} gave.
   *
   * @throws IllegalArgumentException if the text is no such text
   */
  static Validity ofText(String text) {
    try {
      if (text.equals(Unlimited.TEXT)) {
        return unlimited();
      }
      if (text.startsWith("PT")) {
        return exactly(Duration.parse(text));
      }
      if (text.endsWith(DayAfter.EXACT)) {
        return exactly(Period.parse(text.substring(0, text.length() - DayAfter.EXACT.length())));
      }
      return text.startsWith("P") ? of(Period.parse(text)) : until(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no validity: " + text, e);
    }
  }

  /** Without an end. */
  enum Unlimited implements Validity {
    /** The only one. */
    INSTANCE;

    static final String TEXT = "unlimited";

    @Override
    public Optional<Instant> end(Instant from, ZoneId zone) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return TEXT;
    }
  }

  /**
   * So many days, weeks, months or years after the grant.
   *
   * @param period how long
   * @param isExact whether it ends at the time of day of the grant instead of with the day
   */
  record DayAfter(Period period, boolean isExact) implements Validity {
    static final String EXACT = "/exact";

    /** Checks the period. */
    public DayAfter {
      Limits.period("validity", period);
    }

    @Override
    public Optional<Instant> end(Instant from, ZoneId zone) {
      var start = from.atZone(zone);
      return Optional.of(
          isExact
              ? start.plus(period).toInstant()
              : start.toLocalDate().plus(period).plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public String text() {
      return isExact ? period + EXACT : period.toString();
    }
  }

  /**
   * So many seconds after the grant.
   *
   * @param duration how long
   */
  record After(Duration duration) implements Validity {
    private static final long SECONDS = Limits.YEARS * 366L * 24 * 3600;

    /** Checks the duration. */
    public After {
      Limits.between("validity", Limits.given("validity", duration).toSeconds(), 1, SECONDS);
      if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
        throw new InvalidInputException("validity", duration, "must be whole seconds");
      }
    }

    @Override
    public Optional<Instant> end(Instant from, ZoneId zone) {
      return Optional.of(from.plus(duration));
    }

    @Override
    public String text() {
      return duration.toString();
    }
  }

  /**
   * Up to the end of a day.
   *
   * @param lastDay the last day on which the credits count
   */
  record LastDay(LocalDate lastDay) implements Validity {
    /** Checks the day. */
    public LastDay {
      Limits.day("lastDay", lastDay);
    }

    @Override
    public Optional<Instant> end(Instant from, ZoneId zone) {
      return Optional.of(lastDay.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Override
    public String text() {
      return lastDay.toString();
    }
  }
}
