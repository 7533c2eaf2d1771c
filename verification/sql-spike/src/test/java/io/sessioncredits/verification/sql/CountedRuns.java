package io.sessioncredits.verification.sql;

import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A store that tells how often work was run: once for each call, and once more for each retry. */
final class CountedRuns implements OwningCreditStore {
  private final OwningCreditStore store;
  private final AtomicInteger runs = new AtomicInteger();

  CountedRuns(OwningCreditStore store) {
    this.store = store;
  }

  int runs() {
    return runs.get();
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return store.inTransaction(
        tx -> {
          runs.incrementAndGet();
          return work.apply(tx);
        });
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
