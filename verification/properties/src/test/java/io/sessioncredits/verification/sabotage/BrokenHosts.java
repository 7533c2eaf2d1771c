package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.contract.HostTransaction;
import java.util.SortedSet;
import java.util.function.Function;

/** Stores that do not take part in the transaction of the host as they should. */
final class BrokenHosts {
  private BrokenHosts() {}

  /** Begins and commits by itself, whatever the host does. */
  static HostTransaction committing(InMemoryCreditStore store) {
    return new HostTransaction() {
      @Override
      public CreditStore store() {
        return store;
      }

      @Override
      public void commit() {}

      @Override
      public void rollback() {}
    };
  }

  /** Tries failed work again, inside a transaction that has failed. */
  static HostTransaction retrying(InMemoryCreditStore store) {
    return new InMemoryHost(store.begin()) {
      @Override
      public CreditStore store() {
        return new Retrying(super.store());
      }
    };
  }

  private record Retrying(CreditStore store) implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return store.inTransaction(
          tx -> {
            try {
              return work.apply(tx);
            } catch (StoreException e) {
              return work.apply(tx);
            }
          });
    }

    @Override
    public CreditQueries queries() {
      return store.queries();
    }
  }

  /** Reads on a connection of its own, which does not see what the host has written. */
  static HostTransaction readingElsewhere(InMemoryCreditStore store) {
    return new InMemoryHost(store.begin()) {
      @Override
      public CreditStore store() {
        return new ReadingElsewhere(super.store(), store.queries());
      }
    };
  }

  private record ReadingElsewhere(CreditStore store, CreditQueries queries) implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return store.inTransaction(work);
    }
  }

  /** Locks when it comes to deciding, and not when holders are named first. */
  static HostTransaction lockingLate(InMemoryCreditStore store) {
    return new InMemoryHost(store.begin()) {
      @Override
      public CreditStore store() {
        return new LockingLate(super.store());
      }
    };
  }

  private record LockingLate(CreditStore store) implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return store.inTransaction(
          tx ->
              work.apply(
                  new TransactionInFront(tx) {
                    @Override
                    public CreditQueries.View lock(
                        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
                      return lookups.requests().isEmpty()
                          ? store.queries().view(practice, wallets, lookups)
                          : tx.lock(practice, wallets, lookups);
                    }
                  }));
    }

    @Override
    public CreditQueries queries() {
      return store.queries();
    }
  }

  /** Takes a rollback to a savepoint as done without doing it. */
  static HostTransaction keepingAll(InMemoryCreditStore store) {
    return new InMemoryHost(store.begin()) {
      @Override
      public Runnable savepoint() {
        return () -> {};
      }
    };
  }
}
