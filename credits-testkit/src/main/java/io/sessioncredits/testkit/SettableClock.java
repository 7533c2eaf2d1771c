package io.sessioncredits.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set. Safe to share between threads. */
public final class SettableClock implements InstantSource {
  private volatile Instant now;

  /** Creates a clock that stands at {@code now}. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Sets the clock, forward or back. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves the clock by {@code time}, back if that is negative. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
