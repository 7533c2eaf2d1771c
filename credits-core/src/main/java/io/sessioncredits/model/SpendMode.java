package io.sessioncredits.model;

/** When a booking spends its credits. A booking keeps the mode it was made under. */
public enum SpendMode {
  /** At once. */
  AT_BOOKING,
  /** Set aside when booked, spent when attended. */
  AT_ATTENDANCE
}
