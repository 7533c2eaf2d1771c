package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the commands of one run see: what was read under the locks, and what the commands before
 * have posted.
 */
final class State implements Present {
  private final Map<WalletKey, Position> positions;
  private final Map<RequestId, RequestRecord> requests;
  private final Map<BookingLine, BookingRecord> bookings;
  private final Map<EntryRef, LedgerEntry> entries;

  State(
      Map<WalletKey, Position> positions,
      Map<RequestId, RequestRecord> requests,
      Map<BookingLine, BookingRecord> bookings,
      Map<EntryRef, LedgerEntry> entries) {
    this.positions = new HashMap<>(positions);
    this.requests = new HashMap<>(requests);
    this.bookings = new HashMap<>(bookings);
    this.entries = new HashMap<>(entries);
  }

  Position position(WalletKey wallet) {
    return positions.getOrDefault(wallet, Position.empty(wallet));
  }

  Optional<RequestRecord> request(RequestId request) {
    return Optional.ofNullable(requests.get(request));
  }

  Optional<LedgerEntry> entry(EntryRef name) {
    return Optional.ofNullable(entries.get(name));
  }

  @Override
  public Optional<BookingRecord> booking(BookingLine line) {
    return Optional.ofNullable(bookings.get(line));
  }

  void add(Posting posting) {
    requests.put(posting.request().id(), posting.request());
    positions.putAll(posting.positions());
    posting.bookings().forEach(b -> bookings.put(b.line(), b));
    posting.entries().forEach(e -> entries.put(e.ref(), e));
  }
}
