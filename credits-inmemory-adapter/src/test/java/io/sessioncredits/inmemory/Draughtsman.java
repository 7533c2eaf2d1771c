package io.sessioncredits.inmemory;

import io.sessioncredits.command.CreditCommand;
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
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;

/** Shows the posting that a command would write, without writing it. */
final class Draughtsman {
  private final List<Posting> drawn = new ArrayList<>();

  private Draughtsman() {}

  static Posting posting(Clinic clinic, CreditCommand<?> command) {
    Draughtsman draughtsman = new Draughtsman();
    try (InMemoryTransaction transaction = clinic.store().begin()) {
      var unused =
          clinic
              .desk(draughtsman.new Paper(transaction.joined()))
              .commands()
              .all(List.of(command))
              .orThrow();
    }
    return draughtsman.drawn.get(0);
  }

  private final class Paper implements CreditStore {
    private final CreditStore store;

    Paper(CreditStore store) {
      this.store = store;
    }

    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return store.<T>inTransaction(tx -> work.apply(new Pencil(tx)));
    }

    @Override
    public CreditQueries queries() {
      return store.queries();
    }
  }

  private final class Pencil implements CreditTransaction {
    private final CreditTransaction transaction;

    Pencil(CreditTransaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      return transaction.payers(practice, lines);
    }

    @Override
    public CreditQueries.View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      return transaction.lock(practice, wallets, lookups);
    }

    @Override
    public Map<PurchaseRef, WalletKey> holders(
        PracticeId practice, Collection<PurchaseRef> purchases) {
      return transaction.holders(practice, purchases);
    }

    @Override
    public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
      return transaction.positions(wallets);
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
      return transaction.find(requests);
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      return transaction.bookings(practice, lines);
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      return transaction.entries(names);
    }

    @Override
    public void append(List<Posting> postings) {
      drawn.addAll(postings);
    }
  }
}
