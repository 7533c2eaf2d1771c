package io.sessioncredits.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Settings, and what delays are drawn from.
 *
 * @param settings the settings
 * @param random what delays are drawn from
 */
record Pacing(PumpSettings settings, RandomGenerator random) {
  /** Enough to get from the shortest delay to beyond the longest, and no overflow. */
  private static final int MOST_DOUBLINGS = 30;

  /** Returns how long a notification waits that has failed at its {@code attempt}-th attempt. */
  Duration delayAfter(int attempt) {
    long longest = settings.longestDelay().toNanos();
    long doubled = settings.firstDelay().toNanos();
    for (int i = 1; i < Math.min(attempt, MOST_DOUBLINGS) && doubled < longest; i++) {
      doubled *= 2;
    }
    long whole = Math.min(doubled, longest);
    return Duration.ofNanos(random.nextLong(whole / 2, whole + 1));
  }
}
