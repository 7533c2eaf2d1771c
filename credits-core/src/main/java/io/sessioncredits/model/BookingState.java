package io.sessioncredits.model;

/** What has become of a booking line. */
public enum BookingState {
  /** Booked; nothing else is known yet. */
  BOOKED(false),
  /** Booked without credit so far: it waits to be paid, or to be cancelled. */
  PENDING_CREDIT(false),
  /** The attendee came. */
  ATTENDED(false),
  /** The attendee did not come; the credits stay spent. */
  NO_SHOW(false),
  /** Cancelled, and the credits were given back. */
  CANCELLED_RESTORED(true),
  /** Cancelled, and the credits stayed spent. */
  CANCELLED_FORFEITED(true);

  private final boolean cancelled;

  BookingState(boolean cancelled) {
    this.cancelled = cancelled;
  }

  /** Returns whether the line was cancelled. */
  public boolean isCancelled() {
    return cancelled;
  }
}
