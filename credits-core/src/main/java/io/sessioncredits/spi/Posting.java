package io.sessioncredits.spi;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.LedgerEntry;
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
 * @param messages what it tells the world
 */
public record Posting(
    RequestRecord request,
    List<LedgerEntry> entries,
    Map<WalletKey, Position> positions,
    List<BookingRecord> bookings,
    List<PurchaseRecord> purchases,
    List<CreditMessage> messages) {
  /** Copies the collections. */
  public Posting {
    entries = List.copyOf(entries);
    positions = java.util.Collections.unmodifiableMap(new TreeMap<>(positions));
    bookings = List.copyOf(bookings);
    purchases = List.copyOf(purchases);
    messages = List.copyOf(messages);
  }

  /** Creates a posting without purchases that tells nothing. */
  public Posting(
      RequestRecord request,
      List<LedgerEntry> entries,
      Map<WalletKey, Position> positions,
      List<BookingRecord> bookings) {
    this(request, entries, positions, bookings, List.of(), List.of());
  }

  /** Returns what goes into the outbox with this posting; empty if it has nothing to tell. */
  public Optional<OutboxMessage> message() {
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(new OutboxMessage(request.id(), request.recordedAt(), messages));
  }
}
