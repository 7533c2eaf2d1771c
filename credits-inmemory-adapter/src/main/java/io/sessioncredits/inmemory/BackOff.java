package io.sessioncredits.inmemory;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The pauses between tries: doubled each time, bounded, and drawn by lot from the upper half. */
final class BackOff {
  private static final long FIRST_NANOS = Duration.ofMillis(2).toNanos();
  private static final int MOST_DOUBLINGS = 5;

  private final RandomGenerator random;
  private final Consumer<? super Duration> pause;

  BackOff(RandomGenerator random, Consumer<? super Duration> pause) {
    this.random = random;
    this.pause = pause;
  }

  void pauseAfter(int tried) {
    long longest = FIRST_NANOS << Math.min(tried, MOST_DOUBLINGS);
    pause.accept(Duration.ofNanos(drawn(longest)));
  }

  private long drawn(long longest) {
    synchronized (random) {
      return random.nextLong(longest / 2, longest + 1);
    }
  }
}
