package io.sessioncredits.jpa;

import io.sessioncredits.jpa.FactsQuery.Facts;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A transaction that does not lock where one request concerns one wallet: one statement reads, one
 * writes all tables if the wallet still has the revision that was read. All that was read belongs
 * to that wallet and moves its revision, so whatever has changed meanwhile is noticed; but for the
 * settings stamp, which no lock guards either. Then nothing is written, and {@link
 * WalletMovedException} has the same work done with a lock, in the same transaction.
 *
 * <p>Everything else is done with a lock from the start.
 */
final class GuardedTransaction implements CreditTransaction {
  private final SqlSession session;
  private final HotWallets hot;
  private final JpaCreditTransaction locking;
  private final Map<WalletKey, Long> revisions = new HashMap<>();

  GuardedTransaction(SqlSession session, HotWallets hot, JpaCreditTransaction locking) {
    this.session = session;
    this.hot = hot;
    this.locking = locking;
  }

  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    return locking.payers(practice, lines);
  }

  /** Who asks for no request wants the lock itself, to hold it until the host has ended. */
  @Override
  public View lock(PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
    if (wallets.size() == 1 && lookups.requests().size() == 1 && !hot.isHot(wallets.first())) {
      Facts facts =
          new FactsQuery(session.tables())
              .wallets(wallets)
              .lookups(practice, lookups)
              .read(session);
      if (!facts.positions().isEmpty()) {
        revisions.putAll(facts.revisions());
        return facts.view(facts.positions());
      }
    }
    return locking.lock(practice, wallets, lookups);
  }

  @Override
  public Map<PurchaseRef, WalletKey> holders(
      PracticeId practice, Collection<PurchaseRef> purchases) {
    return locking.holders(practice, purchases);
  }

  @Override
  public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
    return locking.positions(wallets);
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    return locking.find(requests);
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    return locking.bookings(practice, lines);
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    return locking.entries(names);
  }

  @Override
  public void append(List<Posting> postings) {
    if (revisions.isEmpty()) {
      locking.append(postings);
      return;
    }
    for (Posting posting : postings) {
      SqlText statement = GuardedStatement.of(session.tables(), posting, revisions);
      if (session.read(statement, row -> row.number(0)).get(0) != 1) {
        posting.positions().keySet().forEach(hot::missed);
        throw new WalletMovedException();
      }
      locking.note(posting);
    }
  }
}
