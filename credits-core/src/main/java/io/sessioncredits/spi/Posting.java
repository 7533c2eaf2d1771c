package io.sessioncredits.spi;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.WalletKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that one command does, written as a whole or not at all.
 *
 * @param request what is kept of the command
 * @param entries the new entries in order; empty if no credit moved
 * @param positions where each wallet that the command concerns stands after it, one without a new
 *     entry included, so that a store can mark every one of them as moved on
 * @param bookings booking lines that are new or changed, each as a whole
 * @param purchases sales that are new or changed, each as a whole
 */
public record Posting(
    RequestRecord request,
    List<LedgerEntry> entries,
    Map<WalletKey, Position> positions,
    List<BookingRecord> bookings,
    List<PurchaseRecord> purchases) {
  /** Copies the collections. */
  public Posting {
    entries = List.copyOf(entries);
    positions = java.util.Collections.unmodifiableMap(new TreeMap<>(positions));
    bookings = List.copyOf(bookings);
    purchases = List.copyOf(purchases);
  }

  /** Creates a posting without purchases. */
  public Posting(
      RequestRecord request,
      List<LedgerEntry> entries,
      Map<WalletKey, Position> positions,
      List<BookingRecord> bookings) {
    this(request, entries, positions, bookings, List.of());
  }

  /** Returns the message that goes into the outbox with this posting; empty if no credit moved. */
  public Optional<OutboxMessage> message() {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OutboxMessage(
                request.id(), request.recordedAt(), entries.stream().map(Movement::of).toList()));
  }
}
