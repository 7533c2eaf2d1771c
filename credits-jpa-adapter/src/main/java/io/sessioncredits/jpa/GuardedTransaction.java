package io.sessioncredits.jpa;

import io.sessioncredits.jpa.FactsQuery.Facts;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A transaction that does not lock: one statement reads, one writes all tables if the wallet still
 * has the revision that was read. Whatever does not fit, and a wallet that has moved on, ends in
 * {@link NeedsLockException} before anything is written; the same work is then done with a lock, in
 * the same transaction.
 */
final class GuardedTransaction implements CreditTransaction {
  private final SqlSession session;
  private final HotWallets hot;
  private final Map<WalletKey, Long> revisions = new HashMap<>();
  private final List<RequestId> appended = new ArrayList<>();

  GuardedTransaction(SqlSession session, HotWallets hot) {
    this.session = session;
    this.hot = hot;
  }

  /** Returns the requests that this transaction has written. */
  List<RequestId> appended() {
    return List.copyOf(appended);
  }

  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    Map<BookingLine, WalletKey> payers = new HashMap<>();
    new FactsQuery(session.tables())
        .lines(practice, lines)
        .read(session)
        .bookings()
        .forEach((line, booking) -> payers.put(line, booking.payer()));
    return payers;
  }

  /**
   * Reads all at once. Who asks for no request wants the lock itself, to hold it until the host has
   * ended.
   */
  @Override
  public View lock(
      PracticeId practice,
      SortedSet<WalletKey> wallets,
      Collection<RequestId> requests,
      Collection<BookingLine> lines) {
    if (wallets.size() != 1 || requests.size() != 1 || hot.isHot(wallets.first())) {
      throw new NeedsLockException();
    }
    Facts facts =
        new FactsQuery(session.tables())
            .wallets(wallets)
            .requests(requests)
            .lines(practice, lines)
            .read(session);
    if (facts.positions().isEmpty()) {
      throw new NeedsLockException();
    }
    revisions.putAll(facts.revisions());
    return new View(facts.positions(), facts.requests(), facts.bookings());
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    throw new NeedsLockException();
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    throw new NeedsLockException();
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    throw new NeedsLockException();
  }

  @Override
  public void append(List<Posting> postings) {
    if (postings.isEmpty()) {
      return;
    }
    Posting posting = postings.get(0);
    if (postings.size() != 1 || !revisions.keySet().equals(posting.positions().keySet())) {
      throw new NeedsLockException();
    }
    SqlText statement = GuardedStatement.of(session.tables(), posting, revisions);
    if (session.read(statement, row -> row.number(0)).get(0) != 1) {
      posting.positions().keySet().forEach(hot::missed);
      throw new NeedsLockException();
    }
    appended.add(posting.request().id());
  }
}
