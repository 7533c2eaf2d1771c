package io.sessioncredits.model;

import java.util.Locale;

/** A refusal that a host asked to have thrown, with {@code orThrow()}. */
public final class CreditRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Creates the exception of {@code refusal}. */
  public CreditRefusedException(Refusal refusal) {
    super(refusal.code() + ": " + refusal.describe(Locale.ROOT));
    this.refusal = refusal;
  }

  /** Returns the refusal. */
  public Refusal refusal() {
    return refusal;
  }
}
