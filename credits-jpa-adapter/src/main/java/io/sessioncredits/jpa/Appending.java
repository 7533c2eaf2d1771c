package io.sessioncredits.jpa;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The writing of postings: one statement for each of the six tables that has new rows, whatever
 * their number.
 */
final class Appending {
  private final SqlSession session;
  private final Dialect dialect;

  Appending(SqlSession session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  /** Writes {@code postings}; {@code locked} rows follow them. */
  void append(List<Posting> postings, Map<WalletKey, WalletRow> locked) {
    List<List<Object>> entries = new ArrayList<>();
    List<List<Object>> requests = new ArrayList<>();
    List<List<Object>> messages = new ArrayList<>();
    Map<BookingLine, List<Object>> bookings = new TreeMap<>();
    Map<String, List<Object>> purchases = new TreeMap<>();
    for (Posting posting : postings) {
      posting.purchases().forEach(p -> purchases.put(p.purchase().value(), PurchaseTable.row(p)));
      posting.entries().forEach(entry -> entries.add(EntryTable.row(entry)));
      requests.add(FactsTable.row(posting.request()));
      posting.message().ifPresent(message -> messages.add(FactsTable.row(message)));
      PracticeId practice = posting.request().id().practice();
      posting
          .bookings()
          .forEach(booking -> bookings.put(booking.line(), FactsTable.row(practice, booking)));
    }
    CreditTables tables = session.tables();
    dialect.post(session, concerned(postings, locked));
    dialect.insert(session, into(tables.entry(), " (" + EntryTable.COLUMNS + ")"), entries);
    dialect.insert(session, into(tables.request(), FactsTable.REQUEST_COLUMNS), requests);
    dialect.writeBookings(session, bookings.values());
    dialect.writePurchases(session, purchases.values());
    dialect.insert(session, into(tables.outbox(), FactsTable.OUTBOX_COLUMNS), messages);
  }

  private static String into(String table, String columns) {
    return "INSERT INTO " + table + columns;
  }

  private static Collection<WalletRow> concerned(
      List<Posting> postings, Map<WalletKey, WalletRow> locked) {
    Map<WalletKey, WalletRow> rows = new TreeMap<>();
    for (Posting posting : postings) {
      for (Map.Entry<WalletKey, Position> after : posting.positions().entrySet()) {
        WalletRow row = locked.get(after.getKey());
        if (row == null) {
          throw new StoreException("a posting names a wallet that is not locked", false, null);
        }
        rows.put(after.getKey(), row.with(after.getValue()));
      }
    }
    return rows.values();
  }
}
