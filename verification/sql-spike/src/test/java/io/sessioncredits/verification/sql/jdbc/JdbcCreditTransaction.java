package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.spi.Lookups;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.View;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.verification.sql.jdbc.FactsQuery.Facts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A transaction on one connection: locks, looks up, appends.
 *
 * <p>What is read after the lock is current at every isolation level. Where the database lets a
 * transaction hold a lock with an older snapshot, the revision of the wallet tells: if the snapshot
 * shows the one that was locked, nobody has posted since the snapshot was taken, and what a plain
 * read finds is current. Only otherwise is it read again with locks: a locking read of a key that
 * is absent locks a gap, and two of them deadlock.
 */
final class JdbcCreditTransaction implements CreditTransaction {
  private final Connection connection;
  private final Dialect dialect;
  private final Map<WalletKey, WalletRow> locked = new TreeMap<>();

  JdbcCreditTransaction(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  private <T> T done(SqlWork<T> work) {
    return work.done(connection);
  }

  /**
   * Reads without a lock, hence what the snapshot shows where there is one: a locking read of an
   * absent line would hold up everybody who books in its gap.
   */
  @Override
  public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
    Facts facts = done(FactsQuery.plain().lines(practice, lines)::read);
    return facts.bookings().values().stream()
        .collect(Collectors.toMap(BookingRecord::line, BookingRecord::payer));
  }

  @Override
  public View lock(
      PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups) {
    return done(
        c -> {
          Map<WalletKey, Position> positions = new HashMap<>();
          if (!wallets.isEmpty()) {
            for (WalletRow row : dialect.lock(c, wallets)) {
              locked.put(row.wallet(), row);
              positions.put(row.wallet(), row.position());
            }
          }
          Facts facts = read(c, query -> query.requests(requests).lines(practice, lines));
          return new View(positions, facts.requests(), facts.bookings());
        });
  }

  @Override
  public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
    return done(c -> read(c, query -> query.requests(requests))).requests();
  }

  @Override
  public Map<BookingLine, BookingRecord> bookings(
      PracticeId practice, Collection<BookingLine> lines) {
    return done(c -> read(c, query -> query.lines(practice, lines))).bookings();
  }

  private Facts read(Connection c, UnaryOperator<FactsQuery> wanted) throws SQLException {
    FactsQuery plain = wanted.apply(FactsQuery.plain());
    if (!dialect.isSnapshotOlderThanLock() || locked.isEmpty() || plain.isEmpty()) {
      return plain.read(c);
    }
    if (!isSnapshotOutdated()) {
      Facts facts = plain.revisions(locked.keySet()).read(c);
      locked.replaceAll((w, row) -> row.compared(facts.revisions().getOrDefault(w, -1L)));
      if (!isSnapshotOutdated()) {
        return facts;
      }
    }
    return wanted.apply(FactsQuery.current(dialect)).read(c);
  }

  private boolean isSnapshotOutdated() {
    return locked.values().stream().anyMatch(WalletRow::isNewerThanSnapshot);
  }

  @Override
  public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    SqlText select =
        SqlText.of(EntryTable.SELECT + " WHERE ")
            .keyIn(EntryTable.KEY, names.stream().map(EntryTable::key).toList())
            .add(isSnapshotOutdated() ? dialect.currentRead() : "");
    return done(c -> select.read(c, EntryTable::read)).stream()
        .collect(Collectors.toMap(LedgerEntry::ref, e -> e));
  }

  @Override
  public void append(List<Posting> postings) {
    done(c -> new Appending(c, dialect).append(postings, locked));
  }
}
