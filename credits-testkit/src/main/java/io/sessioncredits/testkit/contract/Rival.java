package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OwningCreditStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Another transaction, on a thread of its own, that wants to lock something.
 *
 * @param <T> what it sees under its lock
 */
final class Rival<T> {
  private final CountDownLatch atTheDoor = new CountDownLatch(1);
  private final CountDownLatch through = new CountDownLatch(1);
  private final Future<T> seen;

  private Rival(Crew crew, OwningCreditStore store, Function<CreditTransaction, T> locking) {
    this.seen = crew.start(() -> lock(store, locking));
  }

  /** Starts one and returns when it is about to ask for its transaction. */
  static <T> Rival<T> start(
      Crew crew, OwningCreditStore store, Function<CreditTransaction, T> locking) {
    Rival<T> rival = new Rival<>(crew, store, locking);
    Crew.await(rival.atTheDoor);
    return rival;
  }

  /** Starts one that locks one wallet. */
  static Rival<Position> start(Crew crew, OwningCreditStore store, WalletKey wallet) {
    return start(crew, store, tx -> Clauses.lock(tx, wallet));
  }

  private T lock(OwningCreditStore store, Function<CreditTransaction, T> locking) {
    atTheDoor.countDown();
    return store.inTransaction(
        tx -> {
          T locked = locking.apply(tx);
          through.countDown();
          return locked;
        });
  }

  /** Returns whether it has got the lock within a while. */
  boolean isThrough() {
    return Crew.opensSoon(through);
  }

  /** Waits for it and returns what it has seen under its lock. */
  T seen() {
    return Crew.result(seen);
  }
}
