package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.BookingCodec;
import io.sessioncredits.spi.PositionCodec;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.VerdictCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Wallets, requests and booking lines read by one statement, hence as of one instant, at every
 * isolation level.
 */
final class FactsQuery {
  private static final List<String> REQUEST_KEY = List.of("practice", "operation", "request_key");
  private static final List<String> LINE_KEY =
      List.of("practice", "booking", "attendee", "attempt");

  private static final String WALLETS =
      "SELECT 'W' AS kind, practice, holder AS name, '' AS second_name, revision AS number,"
          + " position AS text, '' AS second_text FROM wallet WHERE ";
  private static final String REVISIONS =
      "SELECT 'V' AS kind, practice, holder AS name, '' AS second_name, revision AS number,"
          + " '' AS text, '' AS second_text FROM wallet WHERE ";
  private static final String REQUESTS =
      "SELECT 'R' AS kind, practice, operation AS name, request_key AS second_name,"
          + " recorded_at AS number, verdict AS text, command_digest AS second_text"
          + " FROM request WHERE ";
  private static final String LINES =
      "SELECT 'B' AS kind, practice, booking AS name, attendee AS second_name, attempt AS number,"
          + " record AS text, payer AS second_text FROM booking WHERE ";

  private final String lock;
  private final SqlText statement = SqlText.of("");
  private boolean isEmpty = true;

  private FactsQuery(String lock) {
    this.lock = lock;
  }

  /** Returns a query of what the transaction's snapshot, or the statement's, shows. */
  static FactsQuery plain() {
    return new FactsQuery("");
  }

  /** Returns a query of what is committed now. */
  static FactsQuery current(Dialect dialect) {
    return new FactsQuery(dialect.currentRead());
  }

  /** What was found; what is absent was not. */
  record Facts(
      Map<WalletKey, Position> positions,
      Map<WalletKey, Long> revisions,
      Map<RequestId, RequestRecord> requests,
      Map<BookingLine, BookingRecord> bookings) {
    Facts() {
      this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }
  }

  FactsQuery wallets(Collection<WalletKey> wallets) {
    return part(WALLETS, WalletRow.KEY, wallets.stream().map(WalletRow::key).toList());
  }

  FactsQuery revisions(Collection<WalletKey> wallets) {
    return part(REVISIONS, WalletRow.KEY, wallets.stream().map(WalletRow::key).toList());
  }

  FactsQuery requests(Collection<RequestId> requests) {
    return part(REQUESTS, REQUEST_KEY, requests.stream().map(FactsQuery::key).toList());
  }

  FactsQuery lines(PracticeId practice, Collection<BookingLine> lines) {
    return part(LINES, LINE_KEY, lines.stream().map(l -> key(practice, l)).toList());
  }

  static List<Object> key(RequestId request) {
    return List.of(request.practice().value(), request.operation().name(), request.key().value());
  }

  static List<Object> key(PracticeId practice, BookingLine line) {
    return List.of(
        practice.value(), line.booking().value(), line.attendee().value(), (long) line.attempt());
  }

  private FactsQuery part(String select, List<String> columns, List<List<Object>> keys) {
    if (!keys.isEmpty()) {
      statement
          .add(isEmpty ? "(" : " UNION ALL (")
          .add(select)
          .keyIn(columns, keys)
          .add(lock)
          .add(")");
      isEmpty = false;
    }
    return this;
  }

  /** Returns whether nothing is wanted. */
  boolean isEmpty() {
    return isEmpty;
  }

  /** Reads; asks nothing if nothing is wanted. */
  Facts read(Connection connection) throws SQLException {
    Facts facts = new Facts();
    if (!isEmpty) {
      statement.read(connection, row -> add(row, facts));
    }
    return facts;
  }

  private static Facts add(ResultSet row, Facts facts) throws SQLException {
    PracticeId practice = PracticeId.of(row.getString("practice"));
    String name = row.getString("name");
    String secondName = row.getString("second_name");
    long number = row.getLong("number");
    String text = row.getString("text");
    String secondText = row.getString("second_text");
    switch (row.getString("kind")) {
      case "W" -> {
        WalletKey wallet = new WalletKey(practice, Holder.ofKey(name));
        facts.positions().put(wallet, PositionCodec.decode(wallet, text));
        facts.revisions().put(wallet, number);
      }
      case "V" -> facts.revisions().put(new WalletKey(practice, Holder.ofKey(name)), number);
      case "R" -> {
        RequestId id =
            new RequestId(practice, Operation.valueOf(name), RequestKey.stored(secondName));
        RequestRecord request =
            new RequestRecord(
                id,
                Digest.ofHex(secondText),
                Micros.instant(number),
                VerdictCodec.decode(practice, text));
        facts.requests().put(id, request);
      }
      default -> {
        BookingRecord booking =
            BookingCodec.decode(new WalletKey(practice, Holder.ofKey(secondText)), text);
        facts.bookings().put(booking.line(), booking);
      }
    }
    return facts;
  }
}
