package io.sessioncredits.jpa;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.BookingCodec;
import io.sessioncredits.spi.OutboxCodec;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.VerdictCodec;
import java.util.ArrayList;
import java.util.List;

/** Requests, booking lines and messages as rows. */
final class FactsTable {
  static final List<String> REQUEST_KEY = List.of("practice", "operation", "request_key");
  static final List<String> LINE_KEY = List.of("practice", "booking", "attendee", "attempt");

  static final String REQUEST_COLUMNS =
      " (practice, operation, request_key, command_digest, recorded_at, verdict)";
  static final String BOOKING_COLUMNS = " (practice, booking, attendee, attempt, payer, record)";
  static final String OUTBOX_COLUMNS =
      " (practice, operation, request_key, recorded_at, messages, not_before, attempts, parked)";

  private FactsTable() {}

  static List<Object> key(RequestId request) {
    return List.of(request.practice().value(), request.operation().name(), request.key().value());
  }

  static List<Object> key(PracticeId practice, BookingLine line) {
    return List.of(
        practice.value(), line.booking().value(), line.attendee().value(), (long) line.attempt());
  }

  static List<Object> row(RequestRecord request) {
    List<Object> row = new ArrayList<>(key(request.id()));
    row.add(request.command().toString());
    row.add(Micros.of(request.recordedAt()));
    row.add(VerdictCodec.encode(request.verdict()));
    return row;
  }

  static List<Object> row(PracticeId practice, BookingRecord booking) {
    List<Object> row = new ArrayList<>(key(practice, booking.line()));
    row.add(booking.payer().holder().key());
    row.add(BookingCodec.encode(booking));
    return row;
  }

  static List<Object> row(OutboxMessage message) {
    List<Object> row = new ArrayList<>(key(message.id()));
    row.add(Micros.of(message.recordedAt()));
    row.add(OutboxCodec.encode(message));
    row.add(0L);
    row.add(0L);
    row.add(0L);
    return row;
  }

  static BookingRecord booking(WalletKey payer, String text) {
    return BookingCodec.decode(payer, text);
  }

  static OutboxMessage message(RequestId id, long recordedAt, String text) {
    return OutboxCodec.decode(id, Micros.instant(recordedAt), text);
  }
}
