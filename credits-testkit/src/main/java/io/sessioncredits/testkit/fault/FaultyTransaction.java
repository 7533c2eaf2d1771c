package io.sessioncredits.testkit.fault;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** A transaction whose calls pass a fuse. */
record FaultyTransaction(CreditTransaction tx, Fuse fuse) implements CreditTransaction {
  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    return fuse.around(() -> tx.payers(practice, lines));
  }

  @Override
  public CreditQueries.View lock(
      PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
    return fuse.around(() -> tx.lock(practice, wallets, lookups));
  }

  @Override
  public Map<PurchaseRef, WalletKey> holders(
      PracticeId practice, Collection<PurchaseRef> purchases) {
    return fuse.around(() -> tx.holders(practice, purchases));
  }

  @Override
  public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
    return fuse.around(() -> tx.positions(wallets));
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    return fuse.around(() -> tx.find(requests));
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    return fuse.around(() -> tx.bookings(practice, lines));
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    return fuse.around(() -> tx.entries(names));
  }

  @Override
  public void append(List<Posting> postings) {
    fuse.around(() -> tx.append(postings));
  }
}
