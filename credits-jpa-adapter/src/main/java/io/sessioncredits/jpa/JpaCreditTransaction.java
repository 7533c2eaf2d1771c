package io.sessioncredits.jpa;

import io.sessioncredits.jpa.FactsQuery.Facts;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A transaction on one entity manager: locks, looks up, appends.
 *
 * <p>What is read after the lock is current at every isolation level. Where the database lets a
 * transaction hold a lock with an older snapshot, the revision of the wallet tells: if the snapshot
 * shows the one that was locked, nobody has posted since the snapshot was taken, and what a plain
 * read finds is current. Only otherwise is it read again with locks: a locking read of a key that
 * is absent locks a gap, and two of them deadlock.
 */
final class JpaCreditTransaction implements CreditTransaction {
  private final SqlSession session;
  private final Dialect dialect;
  private final Map<WalletKey, WalletRow> locked = new TreeMap<>();
  private final List<RequestId> appended = new ArrayList<>();

  JpaCreditTransaction(SqlSession session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /** Returns the requests that this transaction has written. */
  List<RequestId> appended() {
    return List.copyOf(appended);
  }

  private FactsQuery facts() {
    FactsQuery facts = new FactsQuery(session.tables());
    return dialect.isSnapshotOfEachTable() ? facts.withWallets() : facts;
  }

  /**
   * Reads without a lock, hence what the snapshot shows where there is one: a locking read of an
   * absent line would hold up everybody who books in its gap.
   */
  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    return facts().lines(practice, lines).read(session).bookings().values().stream()
        .collect(Collectors.toMap(BookingRecord::line, BookingRecord::payer));
  }

  /** Reads as {@link #payers} does. */
  @Override
  public Map<PurchaseRef, WalletKey> holders(
      PracticeId practice, Collection<PurchaseRef> purchases) {
    return facts().purchases(practice, purchases).read(session).purchases().values().stream()
        .collect(Collectors.toMap(PurchaseRecord::purchase, PurchaseRecord::holder));
  }

  /** Reads without a lock, from the snapshot where there is one, as the settings stamp is read. */
  @Override
  public Map<WalletKey, Position> positions(Collection<WalletKey> wallets) {
    Map<WalletKey, Position> found = facts().wallets(wallets).read(session).positions();
    return wallets.stream()
        .distinct()
        .collect(Collectors.toMap(w -> w, w -> found.getOrDefault(w, Position.empty(w))));
  }

  @Override
  public View lock(PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
    Map<WalletKey, Position> positions = new HashMap<>();
    if (!wallets.isEmpty()) {
      for (WalletRow row : dialect.lock(session, wallets)) {
        locked.put(row.wallet(), row);
        positions.put(row.wallet(), row.position());
      }
    }
    return read(query -> query.lookups(practice, lookups)).view(positions);
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    return read(query -> query.requests(requests)).requests();
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    return read(query -> query.lines(practice, lines)).bookings();
  }

  private Facts read(UnaryOperator<FactsQuery> wanted) {
    FactsQuery plain = wanted.apply(facts());
    if (!dialect.isSnapshotOlderThanLock() || locked.isEmpty() || plain.isEmpty()) {
      return plain.read(session);
    }
    if (!isSnapshotOutdated()) {
      Facts facts = plain.revisions(locked.keySet()).read(session);
      locked.replaceAll((w, row) -> row.compared(facts.revisions().getOrDefault(w, -1L)));
      if (!isSnapshotOutdated()) {
        return facts;
      }
    }
    return wanted.apply(facts()).readCurrent(session, dialect);
  }

  private boolean isSnapshotOutdated() {
    return locked.values().stream().anyMatch(WalletRow::isNewerThanSnapshot);
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    List<LedgerEntry> found = new ArrayList<>();
    ValueList.inParts(
        names.stream().map(EntryTable::key).toList(),
        some ->
            found.addAll(
                session.read(
                    SqlText.of("SELECT " + EntryTable.COLUMNS + " FROM " + session.tables().entry())
                        .add(" WHERE ")
                        .keyIn(EntryTable.KEY, some)
                        .add(isSnapshotOutdated() ? dialect.currentRead() : ""),
                    row -> EntryTable.read(row, 0))));
    return found.stream().collect(Collectors.toMap(LedgerEntry::ref, e -> e));
  }

  @Override
  public void append(List<Posting> postings) {
    new Appending(session, dialect).append(postings, locked);
    postings.forEach(this::note);
  }

  /** Notes that {@code posting} is written. */
  void note(Posting posting) {
    appended.add(posting.request().id());
  }
}
