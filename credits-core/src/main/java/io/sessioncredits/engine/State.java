package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.HashMap;
import java.util.List;
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
  private final Map<PurchaseRef, PurchaseRecord> purchases;
  private final Digest settings;
  private final Map<EntryRef, LedgerEntry> entries;
  private final Map<LotId, LotTerms> terms = new HashMap<>();

  /**
   * Creates a state.
   *
   * @param view what was read under the locks
   * @param entries the entries of postings to undo
   */
  State(CreditQueries.View view, Map<EntryRef, LedgerEntry> entries) {
    this.positions = new HashMap<>(view.positions());
    this.requests = new HashMap<>(view.requests());
    this.bookings = new HashMap<>(view.bookings());
    this.purchases = new HashMap<>(view.purchases());
    this.settings = view.settings();
    this.entries = new HashMap<>();
    entries.values().forEach(this::add);
    for (Position position : positions.values()) {
      for (OpenLot lot : position.lots()) {
        terms.put(new LotId(position.wallet().account(lot.type()), lot.opening()), lot.terms());
      }
    }
  }

  /** Returns the lines whose records say how credits of another type pay what they owe. */
  static List<BookingLine> debtLines(Position position) {
    return position.debts().stream()
        .flatMap(debt -> debt.session().stream())
        .map(session -> session.line())
        .toList();
  }

  /** Returns the settings stamp that was read. */
  Digest settings() {
    return settings;
  }

  Position position(WalletKey wallet) {
    return positions.getOrDefault(wallet, Position.empty(wallet));
  }

  /** Returns where a wallet stands that was locked for this run; empty for any other. */
  Optional<Position> locked(WalletKey wallet) {
    return Optional.ofNullable(positions.get(wallet));
  }

  Optional<RequestRecord> request(RequestId request) {
    return Optional.ofNullable(requests.get(request));
  }

  Optional<LedgerEntry> entry(EntryRef name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Returns the last known terms of a lot that was open, undone or opened in this run. */
  Optional<LotTerms> terms(LotId lot) {
    return Optional.ofNullable(terms.get(lot));
  }

  @Override
  public Optional<BookingRecord> booking(BookingLine line) {
    return Optional.ofNullable(bookings.get(line));
  }

  Optional<PurchaseRecord> purchase(PurchaseRef purchase) {
    return Optional.ofNullable(purchases.get(purchase));
  }

  void add(Posting posting) {
    requests.put(posting.request().id(), posting.request());
    positions.putAll(posting.positions());
    posting.bookings().forEach(b -> bookings.put(b.line(), b));
    posting.purchases().forEach(p -> purchases.put(p.purchase(), p));
    posting.entries().forEach(this::add);
  }

  private void add(LedgerEntry entry) {
    entries.put(entry.ref(), entry);
    entry.terms().ifPresent(t -> terms.put(entry.lotId(), t));
  }
}
