package io.sessioncredits.model;

/**
 * What a message of a posting tells. The names are part of what an outbox stores.
 *
 * <p>More kinds may be added: a {@code switch} of a host should have a default.
 *
 * <p>Most kinds tell what entries did; {@link #isCrossing crossings} tell that the whole posting
 * has taken a number past a mark.
 */
public enum MessageKind {
  /** Credits were sold or given. */
  GRANTED,
  /** A billing cycle of a sold package was granted. */
  RENEWED,
  /** Credits were spent on a booking, or a booking was taken without credit. */
  SPENT,
  /** Credits came back with a cancellation, or a debt was dropped with its booking. */
  RESTORED,
  /** The number was changed by hand, or such a change was undone. */
  ADJUSTED,
  /** Credits of lots ended with their validity. */
  EXPIRED,
  /** Credits were taken back with the sale they came from. */
  REVOKED,
  /** Credits went to another holder, who is named. */
  TRANSFERRED_OUT,
  /** Credits came from another holder, who is named. */
  TRANSFERRED_IN,
  /** Credits paid for what was owed. */
  SETTLED,
  /** What was owed was dropped without being paid. */
  WRITTEN_OFF,
  /** Credits were set aside for a session; the balance stays, the number falls. */
  HELD,
  /** Credits that were set aside are free again. */
  RELEASED,
  /**
   * A setting, the catalogue or a package was changed: in the reserved account of the practice, or
   * of the client it is for.
   */
  SETTINGS_CHANGED,
  /** An insurance authorization was kept, changed or ended. */
  AUTHORIZATION_CHANGED,
  /** A visit was counted against an insurance authorization, or no longer; what is left is said. */
  AUTHORIZATION_COUNTED,
  /**
   * A booking was taken although the insurance authorizations of its attendee do not pay for it, or
   * not for all of it; told once for the booking, whether or not anything was counted.
   */
  AUTHORIZATION_WARNING,
  /** The number has fallen to a low mark or below; told once, until it has been above again. */
  LOW,
  /** The last available credit is gone. */
  EXHAUSTED,
  /** More is owed than is available: the number has fallen below zero. */
  NEGATIVE;

  /**
   * Returns whether it tells of the posting as a whole, by the number before and after it, and not
   * of entries.
   */
  public boolean isCrossing() {
    return this == LOW || this == EXHAUSTED || this == NEGATIVE;
  }
}
