package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** A store with the mistake of locking wallets one by one, in an order that is never the same. */
final class UnsortedLocks implements OwningCreditStore {
  private final OwningCreditStore store;
  private final Random random;

  UnsortedLocks(OwningCreditStore store, long seed) {
    this.store = store;
    this.random = new Random(seed);
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return store.inTransaction(tx -> work.apply(careless(tx)));
  }

  private CreditTransaction careless(CreditTransaction tx) {
    return (CreditTransaction)
        Proxy.newProxyInstance(
            UnsortedLocks.class.getClassLoader(),
            new Class<?>[] {CreditTransaction.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("lock")) {
                lockOneByOne(tx, arguments);
              }
              try {
                return method.invoke(tx, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void lockOneByOne(CreditTransaction tx, Object... arguments) {
    List<WalletKey> wallets = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof SortedSet<?> wanted) {
        wanted.forEach(wallet -> wallets.add((WalletKey) wallet));
      }
    }
    Collections.shuffle(wallets, random);
    for (WalletKey wallet : wallets) {
      var unused = tx.lock(new TreeSet<>(List.of(wallet)));
    }
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
