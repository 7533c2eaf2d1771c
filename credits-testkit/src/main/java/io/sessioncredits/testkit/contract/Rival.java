package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.OwningCreditStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** Another transaction, on a thread of its own, that wants to lock one wallet. */
final class Rival {
  private final CountDownLatch atTheDoor = new CountDownLatch(1);
  private final CountDownLatch through = new CountDownLatch(1);
  private final Future<Position> position;

  private Rival(Crew crew, OwningCreditStore store, WalletKey wallet) {
    this.position = crew.start(() -> lock(store, wallet));
  }

  /** Starts one and returns when it is about to ask for its transaction. */
  static Rival start(Crew crew, OwningCreditStore store, WalletKey wallet) {
    Rival rival = new Rival(crew, store, wallet);
    Crew.await(rival.atTheDoor);
    return rival;
  }

  private Position lock(OwningCreditStore store, WalletKey wallet) {
    atTheDoor.countDown();
    return store.inTransaction(
        tx -> {
          Position locked = Clauses.lock(tx, wallet);
          through.countDown();
          return locked;
        });
  }

  /** Returns whether it has got the lock within a while. */
  boolean isThrough() {
    return Crew.opensSoon(through);
  }

  /** Waits for it and returns what it has seen of the wallet under its lock. */
  Position position() {
    return Crew.result(position);
  }
}
