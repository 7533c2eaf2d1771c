package io.sessioncredits.verification.sabotage;

import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import java.util.function.Function;

/** A store that hands everything on; each sabotage changes one thing. */
class StoreInFront implements OwningCreditStore {
  final OwningCreditStore store;

  StoreInFront(OwningCreditStore store) {
    this.store = store;
  }

  /** Returns what the work gets instead of {@code tx}. */
  CreditTransaction inFrontOf(CreditTransaction tx) {
    return tx;
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return store.inTransaction(tx -> work.apply(inFrontOf(tx)));
  }

  @Override
  public CreditQueries queries() {
    return store.queries();
  }

  @Override
  public OutboxQueue outbox() {
    return store.outbox();
  }
}
