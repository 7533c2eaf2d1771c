package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.StoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** Stores whose transactions are none. */
final class BrokenTransactions {
  private BrokenTransactions() {}

  /** Commits each port call by itself, as a connection in auto-commit does. */
  static OwningCreditStore eachCallAlone(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
        return work.apply(new AutoCommit(store));
      }
    };
  }

  private record AutoCommit(OwningCreditStore store) implements CreditTransaction {
    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      return store.inTransaction(tx -> tx.payers(practice, lines));
    }

    @Override
    public CreditQueries.View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      return store.inTransaction(tx -> tx.lock(practice, wallets, lookups));
    }

    @Override
    public Map<PurchaseRef, WalletKey> holders(
        PracticeId practice, Collection<PurchaseRef> purchases) {
      return store.inTransaction(tx -> tx.holders(practice, purchases));
    }

    @Override
    public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
      return store.inTransaction(tx -> tx.positions(wallets));
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
      return store.inTransaction(tx -> tx.find(requests));
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      return store.inTransaction(tx -> tx.bookings(practice, lines));
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      return store.inTransaction(tx -> tx.entries(names));
    }

    @Override
    public void append(List<Posting> postings) {
      for (Posting posting : postings) {
        List<Posting> one = List.of(posting);
        store.inTransaction(
            tx -> {
              Touched.append(tx, one);
              return one;
            });
      }
    }
  }

  /** Takes a slow commit for a failed one, and does the work again. */
  static OwningCreditStore runTwice(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
        store.inTransaction(work);
        return store.inTransaction(work);
      }
    };
  }

  /** Reports every failure as one of the store. */
  static OwningCreditStore wrapping(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
        try {
          return store.inTransaction(work);
        } catch (RuntimeException e) {
          throw new StoreException("the work failed", false, e);
        }
      }
    };
  }

  /** Answers from the snapshot of the transaction's first read, as plain reads do in some. */
  static OwningCreditStore staleSnapshot(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new Snapshot(tx);
      }
    };
  }

  private static final class Snapshot extends TransactionInFront {
    private final Map<RequestId, Map<RequestId, RequestRecord>> requests = new HashMap<>();
    private final Map<BookingLine, Map<BookingLine, BookingRecord>> bookings = new HashMap<>();

    Snapshot(CreditTransaction tx) {
      super(tx);
    }

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      Map<BookingLine, WalletKey> payers = new HashMap<>();
      bookings(practice, lines).forEach((line, booking) -> payers.put(line, booking.payer()));
      return payers;
    }

    @Override
    public CreditQueries.View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      return tx.lock(practice, wallets, new Lookups(List.of(), List.of(), lookups.purchases()))
          .withRequests(find(lookups.requests()))
          .withBookings(bookings(practice, lookups.lines()));
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> names) {
      Map<RequestId, RequestRecord> found = new HashMap<>();
      for (RequestId name : names) {
        found.putAll(requests.computeIfAbsent(name, n -> tx.find(List.of(n))));
      }
      return found;
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      Map<BookingLine, BookingRecord> found = new HashMap<>();
      for (BookingLine line : lines) {
        found.putAll(bookings.computeIfAbsent(line, l -> tx.bookings(practice, List.of(l))));
      }
      return found;
    }
  }

  /** Locks rows and reads them from a snapshot that is older. */
  static OwningCreditStore stalePosition(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(tx) {
          private final Map<WalletKey, Position> snapshot = new HashMap<>();

          @Override
          public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
            for (RequestId request : requests) {
              store
                  .queries()
                  .wallets(request.practice(), Optional.empty(), Limits.PAGE)
                  .forEach(p -> snapshot.putIfAbsent(p.wallet(), p));
            }
            return tx.find(requests);
          }

          @Override
          public CreditQueries.View lock(
              PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
            CreditQueries.View now = tx.lock(practice, wallets, lookups);
            Map<WalletKey, Position> positions = new HashMap<>(now.positions());
            positions.replaceAll((w, position) -> snapshot.getOrDefault(w, position));
            return now.withPositions(positions);
          }
        };
      }
    };
  }
}
