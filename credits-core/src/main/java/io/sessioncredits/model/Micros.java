package io.sessioncredits.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as whole microseconds since 1970-01-01T00:00:00Z, the one form that digests and stores
 * use.
 */
public final class Micros {
  private static final long PER_SECOND = 1_000_000L;
  private static final int NANOS = 1_000;

  private Micros() {}

  /** Returns the microseconds of {@code instant}; a finer part is cut off. */
  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
  }

  /** Returns the instant of {@code micros}. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
