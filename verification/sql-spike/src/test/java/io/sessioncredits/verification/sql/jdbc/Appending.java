package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.BookingCodec;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.spi.VerdictCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The writing of postings: one statement, or one batch of it, for each of the five tables. */
final class Appending {
  private static final String INSERT_REQUEST =
      "INSERT INTO request"
          + " (practice, operation, request_key, command_digest, recorded_at, verdict)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final String INSERT_OUTBOX =
      "INSERT INTO outbox (practice, operation, request_key, recorded_at, movements,"
          + " not_before, attempts, parked) VALUES (?, ?, ?, ?, ?, 0, 0, 0)";

  private final Connection connection;
  private final Dialect dialect;

  Appending(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Writes {@code postings}; {@code locked} rows follow them. */
  Connection append(List<Posting> postings, Map<WalletKey, WalletRow> locked) throws SQLException {
    writeWallets(concerned(postings, locked));
    List<List<@Nullable Object>> entries = new ArrayList<>();
    List<List<@Nullable Object>> requests = new ArrayList<>();
    List<List<@Nullable Object>> messages = new ArrayList<>();
    Map<BookingLine, List<@Nullable Object>> bookings = new TreeMap<>();
    for (Posting posting : postings) {
      posting.entries().forEach(entry -> entries.add(EntryTable.row(entry)));
      requests.add(row(posting.request()));
      posting.message().ifPresent(message -> messages.add(row(message)));
      PracticeId practice = posting.request().id().practice();
      posting.bookings().forEach(booking -> bookings.put(booking.line(), row(practice, booking)));
    }
    SqlText.writeEach(connection, EntryTable.INSERT, entries);
    SqlText.writeEach(connection, INSERT_REQUEST, requests);
    SqlText.writeEach(connection, dialect.writeBooking(), bookings.values());
    SqlText.writeEach(connection, INSERT_OUTBOX, messages);
    return connection;
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

  private void writeWallets(Collection<WalletRow> rows) throws SQLException {
    for (int met : dialect.post(connection, rows)) {
      if (met != 1) {
        throw new StoreException("a locked wallet is gone", false, null);
      }
    }
  }

  static List<@Nullable Object> row(RequestRecord request) {
    List<@Nullable Object> row = new ArrayList<>(FactsQuery.key(request.id()));
    row.add(request.command().toString());
    row.add(Micros.of(request.recordedAt()));
    row.add(VerdictCodec.encode(request.verdict()));
    return row;
  }

  static List<@Nullable Object> row(PracticeId practice, BookingRecord booking) {
    List<@Nullable Object> row = new ArrayList<>(FactsQuery.key(practice, booking.line()));
    row.add(booking.payer().holder().key());
    row.add(BookingCodec.encode(booking));
    return row;
  }

  static List<@Nullable Object> row(OutboxMessage message) {
    List<@Nullable Object> row = new ArrayList<>(FactsQuery.key(message.id()));
    row.add(Micros.of(message.recordedAt()));
    row.add(VerdictCodec.encode(new Verdict("message", Map.of(), message.movements())));
    return row;
  }
}
