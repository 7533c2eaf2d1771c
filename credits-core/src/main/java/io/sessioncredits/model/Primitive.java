package io.sessioncredits.model;

/**
 * The seven things an entry can do to one lot of one account. The names are part of the entry
 * format.
 */
public enum Primitive {
  /** Opens a lot with its credits, or a debt line with a negative amount. */
  OPEN,
  /** Takes credits from a lot. */
  TAKE,
  /** Gives back to a lot or debt line what was taken from it. */
  GIVE_BACK,
  /**
   * One half of a pair that moves credits between two lots; within a credit type a pair sums to
   * zero.
   */
  MOVE,
  /** Sets credits of a lot aside; the balance stays. */
  HOLD,
  /** Ends a hold, before a take or to free the credits; the balance stays. */
  UNHOLD,
  /** Replaces the terms of a lot; the balance stays. */
  TERMS
}
