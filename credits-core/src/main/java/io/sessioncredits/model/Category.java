package io.sessioncredits.model;

/**
 * Whether credits were paid for; promotional credits are used before paid ones of the same expiry.
 */
public enum Category {
  /** Given free of charge. */
  PROMOTIONAL,
  /** Paid for. */
  PAID
}
