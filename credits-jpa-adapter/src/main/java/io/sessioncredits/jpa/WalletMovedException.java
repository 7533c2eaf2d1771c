package io.sessioncredits.jpa;

/** Somebody else has posted to a wallet since it was read; nothing is written. */
final class WalletMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WalletMovedException() {
    super("a wallet has moved on", null, false, false);
  }
}
