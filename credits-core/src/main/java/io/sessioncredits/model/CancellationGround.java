package io.sessioncredits.model;

import java.util.Locale;

/** On whose account a booking line is cancelled. */
public enum CancellationGround {
  /** The client cancels. */
  CLIENT,
  /** The practice cancels. */
  PRACTICE,
  /**
   * Staff waive the terms, for a line that may be cancelled late or marked as a no-show already.
   */
  WAIVED;

  /**
   * Returns the request key of cancelling {@code line} on this ground: a key for each, so that a
   * late cancellation can be waived afterwards.
   */
  public RequestKey key(BookingLine line) {
    return RequestKey.stored(line.key() + "|" + name().toLowerCase(Locale.ROOT));
  }
}
