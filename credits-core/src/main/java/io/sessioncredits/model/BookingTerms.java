package io.sessioncredits.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What was agreed when a line was booked; later changes of policy do not touch it.
 *
 * @param mode when the credits are spent
 * @param restoreOnCancel whether a cancellation gives the credits back
 * @param freeUntil the last instant at which it does; empty if there is no window
 * @param holdEnd what happens to credits set aside when nobody records the attendance; of no
 *     account if spent at once
 * @param graceDays for how many days restored credits of a lot that has ended stay usable; 0 if
 *     they lapse at once
 */
public record BookingTerms(
    SpendMode mode,
    boolean restoreOnCancel,
    Optional<Instant> freeUntil,
    HoldEnd holdEnd,
    int graceDays) {
  /** Cuts the instant to the microsecond. */
  public BookingTerms {
    freeUntil = freeUntil.map(until -> Limits.instant("freeUntil", until));
  }

  /** Returns whether the client's own cancellation at {@code now} gives the credits back. */
  public boolean isFreeAt(Instant now) {
    return restoreOnCancel && freeUntil.map(until -> !now.isAfter(until)).orElse(true);
  }
}
