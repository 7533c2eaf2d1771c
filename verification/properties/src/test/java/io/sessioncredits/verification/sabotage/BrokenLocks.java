package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.inmemory.InMemoryTransaction;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Stores that do not lock as they should. */
final class BrokenLocks {
  private static final long MEETING_MILLIS = 50;

  private BrokenLocks() {}

  /** A way to lock, by which a transaction is broken. */
  private interface Lock {
    CreditQueries.View lock(
        CreditTransaction tx, PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups);
  }

  private static OwningCreditStore locking(OwningCreditStore store, Lock lock) {
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(tx) {
          @Override
          public CreditQueries.View lock(
              PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
            return lock.lock(tx, practice, wallets, lookups);
          }

          @Override
          public void append(List<Posting> postings) {
            Touched.append(tx, postings);
          }
        };
      }
    };
  }

  /** Reads where it should lock. */
  static OwningCreditStore none(OwningCreditStore store) {
    return locking(
        store,
        (tx, practice, wallets, lookups) -> store.queries().view(practice, wallets, lookups));
  }

  /** Locks rows, and a wallet that was never written has none. */
  static OwningCreditStore knownWalletsOnly(OwningCreditStore store) {
    return locking(
        store,
        (tx, practice, wallets, lookups) -> {
          SortedSet<WalletKey> known = new TreeSet<>(wallets);
          Map<WalletKey, Position> positions =
              store.queries().view(practice, wallets, Lookups.NONE).positions();
          known.removeIf(w -> Position.empty(w).equals(positions.get(w)));
          tx.lock(known);
          return store.queries().view(practice, wallets, lookups);
        });
  }

  /** Reads first and locks then. */
  static OwningCreditStore readBefore(OwningCreditStore store) {
    return locking(
        store,
        (tx, practice, wallets, lookups) -> {
          CreditQueries.View stale = store.queries().view(practice, wallets, lookups);
          tx.lock(wallets);
          return stale;
        });
  }

  /** Locks in the order in which the wallets happen to be named: up for one, down for the next. */
  static OwningCreditStore unsorted(OwningCreditStore store) {
    AtomicInteger turn = new AtomicInteger();
    Exchanger<Boolean> meeting = new Exchanger<>();
    return locking(
        store,
        (tx, practice, wallets, lookups) -> {
          List<WalletKey> order = new ArrayList<>(wallets);
          if (turn.getAndIncrement() % 2 == 1) {
            Collections.reverse(order);
          }
          for (WalletKey wallet : order) {
            tx.lock(new TreeSet<>(List.of(wallet)));
            meet(meeting);
          }
          return tx.lock(practice, wallets, lookups);
        });
  }

  /** Waits a moment for somebody else who holds one lock and wants another. */
  private static void meet(Exchanger<Boolean> meeting) {
    try {
      meeting.exchange(true, MEETING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Nobody came, so that there is nobody to stand in each other's way.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Neither locks nor has a unique key of entries: who comes second is not told, and what he wrote
   * is gone.
   */
  static OwningCreditStore lastWriterLoses(OwningCreditStore store) {
    Exchanger<Boolean> meeting = new Exchanger<>();
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(tx) {
          @Override
          public CreditQueries.View lock(
              PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
            CreditQueries.View view = store.queries().view(practice, wallets, lookups);
            meet(meeting);
            return view;
          }

          @Override
          public void append(List<Posting> postings) {
            Touched.lock(tx, postings);
            List<Posting> first = postings.stream().filter(p -> isNew(tx, p)).toList();
            tx.append(first);
          }
        };
      }
    };
  }

  private static boolean isNew(CreditTransaction tx, Posting posting) {
    return tx.entries(posting.entries().stream().map(LedgerEntry::ref).toList()).isEmpty();
  }

  /** Leaves a transaction open when its work has failed. */
  static OwningCreditStore keptAfterFailure(InMemoryCreditStore memory) {
    return new StoreInFront(memory) {
      @Override
      public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
        InMemoryTransaction transaction = memory.begin();
        T result = transaction.joined().inTransaction(work);
        transaction.commit();
        return result;
      }
    };
  }
}
