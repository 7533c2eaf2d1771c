package io.sessioncredits.inmemory;

/** How far a transaction has come, and what may still be done with it. */
final class TransactionState {
  private Stage stage = Stage.ACTIVE;
  private boolean isWorking;

  private enum Stage {
    ACTIVE,
    FAILED,
    ENDED
  }

  boolean isEnded() {
    return stage == Stage.ENDED;
  }

  void end() {
    stage = Stage.ENDED;
  }

  /** From here on the transaction can only be rolled back. */
  void fail() {
    if (stage == Stage.ACTIVE) {
      stage = Stage.FAILED;
    }
  }

  /** A partial rollback has taken the failure back. */
  void recover() {
    checkNotEnded();
    stage = Stage.ACTIVE;
  }

  void beginWork() {
    checkIdle();
    isWorking = true;
  }

  void endWork() {
    isWorking = false;
  }

  void checkNotEnded() {
    if (isEnded()) {
      throw new IllegalStateException("the transaction is over");
    }
  }

  void checkActive() {
    checkNotEnded();
    if (stage == Stage.FAILED) {
      throw new IllegalStateException("the transaction has failed and can only be rolled back");
    }
  }

  void checkNotWorking() {
    if (isWorking) {
      throw new IllegalStateException("the transaction is in the middle of some work");
    }
  }

  void checkIdle() {
    checkActive();
    checkNotWorking();
  }
}
