package io.sessioncredits.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The two questions of every look back: what counted when, as known when.
 *
 * <p>What we learn late about an earlier time changes the answer for that time, and never an answer
 * as known before we learnt it.
 *
 * @param effective entries count that are effective at this instant or before it
 * @param knownAt entries are known that were recorded at this instant or before it
 */
public record AsOf(Instant effective, Instant knownAt) {
  /**
   * Truncates both instants to the microsecond.
   *
   * @throws InvalidInputException if one is null
   */
  public AsOf {
    effective = Limits.given("effective", effective).truncatedTo(ChronoUnit.MICROS);
    knownAt = Limits.given("knownAt", knownAt).truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Returns what counts before {@code end}, that instant not included.
   *
   * @throws InvalidInputException if an instant is null
   */
  public static AsOf before(Instant end, Instant knownAt) {
    Instant last = Limits.given("end", end).truncatedTo(ChronoUnit.MICROS);
    return new AsOf(last.minus(1, ChronoUnit.MICROS), knownAt);
  }

  /**
   * Returns up to when time has brought what it brings: it ends lots and holds up to the instant
   * asked for, but not beyond what could be known.
   */
  public Instant passed() {
    return effective.isBefore(knownAt) ? effective : knownAt;
  }

  boolean knows(LedgerEntry entry) {
    return !entry.recordedAt().isAfter(knownAt);
  }

  boolean counts(LedgerEntry entry) {
    return !entry.effectiveAt().isAfter(effective);
  }
}
