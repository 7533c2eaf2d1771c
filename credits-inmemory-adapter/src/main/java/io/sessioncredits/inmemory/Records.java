package io.sessioncredits.inmemory;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What postings have written: all that is committed of one practice, or what one transaction has
 * appended there.
 */
final class Records {
  private final Map<WalletKey, WalletRecords> wallets = new HashMap<>();
  private final NavigableMap<String, WalletRecords> walletsByHolder = new TreeMap<>();
  private final NavigableSet<DueWallet> due = new TreeSet<>();
  private final Map<RequestId, RequestRecord> requests = new HashMap<>();
  private final Map<BookingLine, BookingRecord> bookings = new HashMap<>();

  private final NavigableMap<PurchaseRef, PurchaseRecord> purchases =
      new TreeMap<>(DueRenewal.BY_REFERENCE);
  private final NavigableSet<DueRenewal> renewals = new TreeSet<>();

  void add(Posting posting) {
    requests.put(posting.request().id(), posting.request());
    for (LedgerEntry entry : posting.entries()) {
      open(entry.account().wallet()).add(entry);
    }
    posting
        .positions()
        .forEach(
            (wallet, position) -> {
              WalletRecords changed = open(wallet);
              changed.stand(position);
              reschedule(changed, position.nextDue());
            });
    posting.bookings().forEach(b -> bookings.put(b.line(), b));
    posting.purchases().forEach(this::add);
  }

  private void add(PurchaseRecord purchase) {
    PurchaseRecord before = purchases.put(purchase.purchase(), purchase);
    if (before != null) {
      DueRenewal.of(before).ifPresent(renewals::remove);
    }
    DueRenewal.of(purchase).ifPresent(renewals::add);
  }

  /** Adds what another transaction has appended: nothing is computed, only put in its place. */
  void addAll(Records appended) {
    requests.putAll(appended.requests);
    bookings.putAll(appended.bookings);
    appended.purchases.values().forEach(this::add);
    for (WalletRecords added : appended.wallets.values()) {
      WalletRecords changed = open(added.key());
      changed.addAll(added);
      reschedule(changed, added.nextDue());
    }
  }

  private WalletRecords open(WalletKey wallet) {
    WalletRecords known = wallets.get(wallet);
    if (known != null) {
      return known;
    }
    WalletRecords opened = new WalletRecords(wallet);
    wallets.put(wallet, opened);
    walletsByHolder.put(wallet.holder().key(), opened);
    return opened;
  }

  private void reschedule(WalletRecords wallet, Optional<Instant> next) {
    if (!next.equals(wallet.nextDue())) {
      wallet.nextDue().ifPresent(at -> due.remove(new DueWallet(at, wallet.key())));
      next.ifPresent(at -> due.add(new DueWallet(at, wallet.key())));
      wallet.dueAt(next);
    }
  }

  @Nullable WalletRecords wallet(WalletKey wallet) {
    return wallets.get(wallet);
  }

  Collection<WalletRecords> wallets() {
    return wallets.values();
  }

  /** The wallets by the key of their holder, which is their natural order within a practice. */
  NavigableMap<String, WalletRecords> walletsByHolder() {
    return Collections.unmodifiableNavigableMap(walletsByHolder);
  }

  NavigableSet<DueWallet> due() {
    return Collections.unmodifiableNavigableSet(due);
  }

  @Nullable RequestRecord request(RequestId request) {
    return requests.get(request);
  }

  Collection<RequestId> requests() {
    return requests.keySet();
  }

  @Nullable BookingRecord booking(BookingLine line) {
    return bookings.get(line);
  }

  Collection<BookingRecord> bookings() {
    return bookings.values();
  }

  @Nullable PurchaseRecord purchase(PurchaseRef purchase) {
    return purchases.get(purchase);
  }

  /** The sales by their references. */
  NavigableMap<PurchaseRef, PurchaseRecord> purchases() {
    return Collections.unmodifiableNavigableMap(purchases);
  }

  NavigableSet<DueRenewal> renewals() {
    return Collections.unmodifiableNavigableSet(renewals);
  }
}
