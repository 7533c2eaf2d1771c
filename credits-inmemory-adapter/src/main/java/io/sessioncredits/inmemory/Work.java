package io.sessioncredits.inmemory;

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
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.StoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One transaction as the executor uses it. */
final class Work implements CreditTransaction {
  private final TransactionState state;
  private final InMemoryQueries reads;
  private final Pending pending;
  private final HeldWallets wallets;

  Work(TransactionState state, InMemoryQueries reads, Pending pending, HeldWallets wallets) {
    this.state = state;
    this.reads = reads;
    this.pending = pending;
    this.wallets = wallets;
  }

  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    Map<BookingLine, WalletKey> payers = new HashMap<>();
    bookings(practice, lines).forEach((line, booking) -> payers.put(line, booking.payer()));
    return payers;
  }

  @Override
  public CreditQueries.View lock(PracticeId practice, SortedSet<WalletKey> keys, Lookups lookups) {
    state.checkActive();
    if (!keys.stream().allMatch(key -> key.practice().equals(practice))) {
      throw new IllegalStateException("a wallet to lock is of another practice");
    }
    try {
      wallets.lock(keys);
    } catch (StoreException e) {
      state.fail();
      throw e;
    }
    return reads.view(practice, keys, lookups);
  }

  @Override
  public Map<PurchaseRef, WalletKey> holders(
      PracticeId practice, Collection<PurchaseRef> purchases) {
    Map<PurchaseRef, WalletKey> holders = new HashMap<>();
    found(purchases, purchase -> practice, RecordsView::purchase)
        .forEach((purchase, record) -> holders.put(purchase, record.holder()));
    return holders;
  }

  @Override
  public Map<WalletKey, Position> positions(Collection<WalletKey> asked) {
    return found(asked, WalletKey::practice, (view, key) -> Optional.of(view.position(key)));
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    return found(requests, RequestId::practice, RecordsView::request);
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    return found(lines, line -> practice, RecordsView::booking);
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    return found(names, name -> name.account().wallet().practice(), RecordsView::entry);
  }

  private <K, V> Map<K, V> found(
      Collection<K> keys,
      Function<? super K, PracticeId> practiceOf,
      BiFunction<? super RecordsView, ? super K, Optional<V>> question) {
    Map<K, V> found = new HashMap<>();
    for (K key : keys) {
      reads
          .read(practiceOf.apply(key), view -> question.apply(view, key))
          .ifPresent(answer -> found.put(key, answer));
    }
    return found;
  }

  @Override
  public void append(List<Posting> postings) {
    state.checkActive();
    int before = pending.size();
    boolean isDone = false;
    try {
      for (Posting posting : postings) {
        PostingRules.checkLocks(posting, wallets.wallets());
        pending.add(following(posting));
      }
      isDone = true;
    } finally {
      if (!isDone) {
        pending.truncate(before);
      }
    }
  }

  private Posting following(Posting posting) {
    try {
      return reads.read(
          posting.request().id().practice(), view -> PostingRules.following(posting, view));
    } catch (StoreException e) {
      state.fail();
      throw e;
    }
  }
}
