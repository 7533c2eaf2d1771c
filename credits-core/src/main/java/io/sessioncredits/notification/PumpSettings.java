package io.sessioncredits.notification;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * How much a pump takes up at a time, and how patient it is. Immutable; each {@code with…} returns
 * a changed copy.
 *
 * <p>The standard settings try for a day or so before a notification is parked: longer than most
 * receivers are down, short enough for somebody to be told the next morning.
 */
@Value.Immutable
public abstract class PumpSettings {
  /** Largest batch: bounds what one statement of a store changes. */
  public static final int MOST_BATCH = 1_000;

  /** Shortest lease: less would be over before a slow store has answered. */
  public static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

  /** Longest lease: what a dead process had claimed waits so long. */
  public static final Duration LONGEST_LEASE = Duration.ofDays(1);

  /** Most attempts: with the longest delay, that is long after anybody cares. */
  public static final int MOST_ATTEMPTS = 100;

  /** Shortest delay: the least that is not a busy loop. */
  public static final Duration SHORTEST_DELAY = Duration.ofMillis(1);

  /** Longest delay: a receiver that is back is served again within a week. */
  public static final Duration LONGEST_DELAY = Duration.ofDays(7);

  private static final int BATCH = 100;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 15;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LAST_DELAY = Duration.ofHours(6);

  PumpSettings() {}

  /**
   * Returns the standard settings: batches of 100, leased for 5 minutes; 15 attempts, delayed by 10
   * seconds after the first, twice as long after each further one, and 6 hours at most.
   */
  public static PumpSettings standard() {
    return ImmutablePumpSettings.builder().build();
  }

  /** Returns how many notifications are claimed at a time, 1 to {@link #MOST_BATCH}. */
  @Value.Default
  public int batch() {
    return BATCH;
  }

  /**
   * Returns how long a batch belongs to the pump that claimed it, {@link #SHORTEST_LEASE} to {@link
   * #LONGEST_LEASE}. It should be long enough for a whole batch, and much longer than the clocks of
   * two processes differ.
   */
  @Value.Default
  public Duration lease() {
    return LEASE;
  }

  /** Returns after how many attempts a notification is parked, 1 to {@link #MOST_ATTEMPTS}. */
  @Value.Default
  public int attempts() {
    return ATTEMPTS;
  }

  /**
   * Returns the longest that a notification waits after its first failure, {@link #SHORTEST_DELAY}
   * to {@link #longestDelay}; each further failure doubles it. The wait itself is drawn by lot from
   * the upper half, so that what failed together does not come back together.
   */
  @Value.Default
  public Duration firstDelay() {
    return FIRST_DELAY;
  }

  /**
   * Returns the longest that a notification waits after any failure, up to {@link #LONGEST_DELAY}.
   */
  @Value.Default
  public Duration longestDelay() {
    return LAST_DELAY;
  }

  /** Returns these settings with another size of a batch. */
  public abstract PumpSettings withBatch(int batch);

  /** Returns these settings with another lease. */
  public abstract PumpSettings withLease(Duration lease);

  /** Returns these settings with another number of attempts. */
  public abstract PumpSettings withAttempts(int attempts);

  /** Returns these settings with another delay after the first failure. */
  public abstract PumpSettings withFirstDelay(Duration delay);

  /** Returns these settings with another longest delay. */
  public abstract PumpSettings withLongestDelay(Duration delay);

  @Value.Check
  void check() {
    Limits.between("batch", batch(), 1, MOST_BATCH);
    between("lease", lease(), SHORTEST_LEASE, LONGEST_LEASE);
    Limits.between("attempts", attempts(), 1, MOST_ATTEMPTS);
    between("longestDelay", longestDelay(), SHORTEST_DELAY, LONGEST_DELAY);
    between("firstDelay", firstDelay(), SHORTEST_DELAY, longestDelay());
  }

  private static void between(String field, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new InvalidInputException(field, value, "must be from " + least + " to " + most);
    }
  }
}
