package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** A mistake that the author of a store might make around the lock. */
enum Carelessness {
  /** Wallets are read, decided upon and written, but not locked before. */
  NO_LOCK,
  /** Wallets are locked, but the position is one that was read before. */
  POSITION_READ_BEFORE_LOCK,
  /** Wallets are locked, but requests and bookings are as they were read before. */
  KEYS_READ_BEFORE_LOCK;

  /**
   * Returns {@code store} with this mistake.
   *
   * @param meanwhile what somebody else does between the early read and what follows
   */
  CreditStore of(CreditStore store, Runnable meanwhile) {
    return new Store(this, store, meanwhile);
  }

  private record Store(Carelessness mistake, CreditStore store, Runnable meanwhile)
      implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return store.inTransaction(tx -> work.apply(new Transaction(this, tx)));
    }

    @Override
    public CreditQueries queries() {
      return store.queries();
    }
  }

  private record Transaction(Store owner, CreditTransaction tx) implements CreditTransaction {
    @Override
    public View lock(PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      View early = owner.store().queries().view(practice, wallets, lookups);
      owner.meanwhile().run();
      if (owner.mistake() == NO_LOCK) {
        return early;
      }
      View locked = tx.lock(practice, wallets, lookups);
      return owner.mistake() == POSITION_READ_BEFORE_LOCK
          ? locked.withPositions(early.positions())
          : early.withPositions(locked.positions());
    }

    @Override
    public void append(List<Posting> postings) {
      if (owner.mistake() == NO_LOCK) {
        // The store refuses to write what is not locked, so it is locked too late instead.
        TreeSet<WalletKey> wallets = new TreeSet<>();
        postings.forEach(posting -> wallets.addAll(posting.positions().keySet()));
        var unused = tx.lock(wallets);
      }
      tx.append(postings);
    }

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      return tx.payers(practice, lines);
    }

    @Override
    public Map<PurchaseRef, WalletKey> holders(
        PracticeId practice, Collection<PurchaseRef> purchases) {
      return tx.holders(practice, purchases);
    }

    @Override
    public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
      return tx.positions(wallets);
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
      return tx.find(requests);
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      return tx.bookings(practice, lines);
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      return tx.entries(names);
    }
  }
}
