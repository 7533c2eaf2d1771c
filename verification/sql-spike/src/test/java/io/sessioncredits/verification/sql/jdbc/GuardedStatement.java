package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.PositionCodec;
import io.sessioncredits.spi.Posting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole posting as one statement of PostgreSQL: every table is written if the wallet still has
 * the revision that was read, and none otherwise. Answers 1 or 0.
 */
final class GuardedStatement {
  private static final String WALLET =
      "WITH moved AS (UPDATE wallet SET position = ?, next_due = ?::bigint,"
          + " revision = revision + 1 WHERE practice = ? AND holder = ? AND revision = ?"
          + " RETURNING 1)";
  private static final String REQUEST =
      ", request_row AS (INSERT INTO request"
          + " (practice, operation, request_key, command_digest, recorded_at, verdict)"
          + " SELECT ?, ?, ?, ?, ?, ? FROM moved)";
  private static final String BOOKING =
      " AS (INSERT INTO booking (practice, booking, attendee, attempt, payer, record)"
          + " SELECT ?, ?, ?, ?, ?, ? FROM moved"
          + " ON CONFLICT (practice, booking, attendee, attempt)"
          + " DO UPDATE SET record = excluded.record)";
  private static final String OUTBOX =
      ", message AS (INSERT INTO outbox (practice, operation, request_key, recorded_at,"
          + " movements, not_before, attempts, parked)"
          + " SELECT ?, ?, ?, ?, ?, 0, 0, 0 FROM moved)";

  private GuardedStatement() {}

  /** Returns the statement that writes {@code posting}, whose one wallet was read as given. */
  static SqlText of(Posting posting, Map<WalletKey, Long> revisions) {
    SqlText statement = SqlText.of("");
    posting
        .positions()
        .forEach((wallet, after) -> addWallet(statement, after, revisions.get(wallet)));
    if (!posting.entries().isEmpty()) {
      statement
          .add(", entry_rows AS (INSERT INTO entry (" + EntryTable.NAMES + ") ")
          .addEach(
              "SELECT " + EntryTable.TYPED_VALUES + " FROM moved",
              " UNION ALL ",
              posting.entries().stream().map(EntryTable::row).toList())
          .add(")");
    }
    statement.addEach(REQUEST, "", List.of(Appending.row(posting.request())));
    PracticeId practice = posting.request().id().practice();
    int number = 0;
    for (BookingRecord booking : posting.bookings()) {
      statement
          .add(", booking_" + number++)
          .addEach(BOOKING, "", List.of(Appending.row(practice, booking)));
    }
    posting.message().ifPresent(message -> addMessage(statement, message));
    return statement.add(" SELECT COUNT(*) FROM moved");
  }

  private static void addWallet(SqlText statement, Position after, @Nullable Long revision) {
    statement.add(
        WALLET,
        PositionCodec.encode(after),
        after.nextDue().map(Micros::of).orElse(null),
        after.wallet().practice().value(),
        after.wallet().holder().key(),
        revision);
  }

  private static void addMessage(SqlText statement, OutboxMessage message) {
    statement.addEach(OUTBOX, "", List.of(Appending.row(message)));
  }
}
