package io.sessioncredits.jpa;

/** The work has to be done under a lock; nothing is written. */
final class NeedsLockException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NeedsLockException() {
    super("the work needs a lock", null, false, false);
  }
}
