package io.sessioncredits.verification.rules;

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
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A store from which entries have disappeared. */
final class ForgetfulStore implements OwningCreditStore {
  private final OwningCreditStore store;
  private final Predicate<EntryRef> forgotten;

  ForgetfulStore(OwningCreditStore store, Predicate<EntryRef> forgotten) {
    this.store = store;
    this.forgotten = forgotten;
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return store.inTransaction(tx -> work.apply(new Forgetful(tx)));
  }

  @Override
  public CreditQueries queries() {
    return store.queries();
  }

  @Override
  public OutboxQueue outbox() {
    return store.outbox();
  }

  private final class Forgetful implements CreditTransaction {
    private final CreditTransaction tx;

    Forgetful(CreditTransaction tx) {
      this.tx = tx;
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      Map<EntryRef, LedgerEntry> left = new HashMap<>(tx.entries(names));
      left.keySet().removeIf(forgotten);
      return left;
    }

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      return tx.payers(practice, lines);
    }

    @Override
    public CreditQueries.View lock(
        PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
      return tx.lock(practice, wallets, lookups);
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
    public void append(List<Posting> postings) {
      tx.append(postings);
    }
  }
}
