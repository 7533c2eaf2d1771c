package io.sessioncredits.jpa;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import java.util.List;
import java.util.Map;

/**
 * A whole posting as one statement of PostgreSQL: every table is written if the wallet still has
 * the revision that was read, and none otherwise. Answers 1 or 0.
 */
final class GuardedStatement {
  private GuardedStatement() {}

  /** Returns the statement that writes {@code posting}, whose one wallet was read as given. */
  static SqlText of(CreditTables tables, Posting posting, Map<WalletKey, Long> revisions) {
    SqlText statement = SqlText.of("WITH moved AS (UPDATE " + tables.wallet());
    posting
        .positions()
        .forEach(
            (wallet, after) -> {
              WalletRow row = new WalletRow(after, revisions.getOrDefault(wallet, -1L), false);
              statement.add(
                  " SET position = ?, next_due = ?, revision = revision + 1"
                      + " WHERE practice = ? AND holder = ? AND revision = ? RETURNING 1)",
                  row.encodedPosition(),
                  row.nextDue(),
                  wallet.practice().value(),
                  wallet.holder().key(),
                  row.revision());
            });
    insert(
        statement,
        "entries",
        tables.entry() + " (" + EntryTable.COLUMNS + ")",
        posting.entries().stream().map(EntryTable::row).toList());
    insert(
        statement,
        "requests",
        tables.request() + FactsTable.REQUEST_COLUMNS,
        List.of(FactsTable.row(posting.request())));
    addBookings(statement, tables, posting);
    addPurchases(statement, tables, posting);
    insert(
        statement,
        "messages",
        tables.outbox() + FactsTable.OUTBOX_COLUMNS,
        posting.message().map(message -> List.of(FactsTable.row(message))).orElse(List.of()));
    return statement.add(" SELECT COUNT(*) FROM moved");
  }

  /** Each row hangs on the wallet's: where that was not written, there is nothing to insert. */
  private static void insert(SqlText statement, String name, String into, List<List<Object>> rows) {
    if (!rows.isEmpty()) {
      addRows(statement, name, into, rows);
      statement.add(")");
    }
  }

  private static void addRows(
      SqlText statement, String name, String into, List<List<Object>> rows) {
    statement
        .add(", " + name + " AS (INSERT INTO " + into + " ")
        .addEach(
            "SELECT " + ValueList.marks(rows.get(0).size()) + " FROM moved", " UNION ALL ", rows);
  }

  private static void addPurchases(SqlText statement, CreditTables tables, Posting posting) {
    List<PurchaseRecord> purchases = posting.purchases();
    if (!purchases.isEmpty()) {
      addRows(
          statement,
          "purchases",
          tables.purchase() + " (" + PurchaseTable.COLUMNS + ")",
          purchases.stream().map(PurchaseTable::row).toList());
      statement.add(PostgreSql.ON_KNOWN_PURCHASE + ")");
    }
  }

  private static void addBookings(SqlText statement, CreditTables tables, Posting posting) {
    List<BookingRecord> bookings = posting.bookings();
    if (!bookings.isEmpty()) {
      PracticeId practice = posting.request().id().practice();
      addRows(
          statement,
          "bookings",
          tables.booking() + FactsTable.BOOKING_COLUMNS,
          bookings.stream().map(booking -> FactsTable.row(practice, booking)).toList());
      statement.add(
          " ON CONFLICT (practice, booking, attendee, attempt)"
              + " DO UPDATE SET record = excluded.record)");
    }
  }
}
