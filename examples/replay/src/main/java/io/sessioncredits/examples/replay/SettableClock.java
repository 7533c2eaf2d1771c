package io.sessioncredits.examples.replay;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows the instant it was last set to. */
final class SettableClock implements InstantSource {
  private Instant now = Instant.EPOCH;

  void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
