package io.sessioncredits.inmemory;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.RenewalDue;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction sees of one practice: what is committed, and on top of it what it has
 * appended itself.
 *
 * <p>Valid only as long as the commit lock is held, at least together with other readers.
 */
final class RecordsView {
  private final Records committed;
  private final Records own;

  RecordsView(Records committed, Records own) {
    this.committed = committed;
    this.own = own;
  }

  Position position(WalletKey wallet) {
    WalletRecords changed = own.wallet(wallet);
    WalletRecords known = changed != null ? changed : committed.wallet(wallet);
    return known != null ? known.position() : Position.empty(wallet);
  }

  Optional<RequestRecord> request(RequestId request) {
    RequestRecord added = own.request(request);
    return Optional.ofNullable(added != null ? added : committed.request(request));
  }

  Optional<BookingRecord> booking(BookingLine line) {
    BookingRecord changed = own.booking(line);
    return Optional.ofNullable(changed != null ? changed : committed.booking(line));
  }

  Optional<PurchaseRecord> purchase(PurchaseRef purchase) {
    PurchaseRecord changed = own.purchase(purchase);
    return Optional.ofNullable(changed != null ? changed : committed.purchase(purchase));
  }

  /** The digest of the newest entry of {@code account}. */
  Digest newest(AccountKey account) {
    List<LedgerEntry> entries = entries(account.wallet(), account.type());
    return entries.isEmpty() ? Digest.NONE : entries.get(entries.size() - 1).digest();
  }

  Optional<LedgerEntry> entry(EntryRef name) {
    List<LedgerEntry> all = entries(name.account().wallet(), name.account().type());
    return name.sequence() <= all.size()
        ? Optional.of(all.get((int) name.sequence() - 1))
        : Optional.empty();
  }

  /** The entries of one account, the one with sequence n at n − 1. */
  List<LedgerEntry> entries(WalletKey wallet, CreditType type) {
    return chained(entries(committed.wallet(wallet), type), entries(own.wallet(wallet), type));
  }

  private static List<LedgerEntry> entries(@Nullable WalletRecords wallet, CreditType type) {
    return wallet == null ? List.of() : wallet.entries(type);
  }

  private static List<LedgerEntry> chained(List<LedgerEntry> older, List<LedgerEntry> newer) {
    if (newer.isEmpty()) {
      return older;
    }
    return older.isEmpty() ? newer : new ChainedList<>(older, newer);
  }

  /** The entries of all accounts of a wallet. */
  SortedMap<CreditType, List<LedgerEntry>> entries(WalletKey wallet) {
    SortedMap<CreditType, List<LedgerEntry>> all = new TreeMap<>();
    for (WalletRecords part : parts(wallet)) {
      part.entries().forEach((type, entries) -> all.merge(type, entries, RecordsView::chained));
    }
    return all;
  }

  /** The last sequence of each account of a wallet. */
  Map<CreditType, Long> sequences(WalletKey wallet) {
    Map<CreditType, Long> sequences = new TreeMap<>();
    for (WalletRecords part : parts(wallet)) {
      part.entries()
          .forEach((type, entries) -> sequences.merge(type, (long) entries.size(), Long::sum));
    }
    return sequences;
  }

  private List<WalletRecords> parts(WalletKey wallet) {
    return Stream.of(committed, own).flatMap(r -> Stream.ofNullable(r.wallet(wallet))).toList();
  }

  /** Up to {@code limit} positions in key order, behind {@code after}. */
  List<Position> positions(Optional<Holder> after, int limit) {
    NavigableMap<String, Position> first = new TreeMap<>();
    behind(committed, after).values().stream()
        .limit(limit)
        .forEach(w -> first.put(w.key().holder().key(), w.position()));
    behind(own, after).forEach((holder, wallet) -> first.put(holder, wallet.position()));
    return first.values().stream().limit(limit).toList();
  }

  /** The first wallet in key order whose holder's key is {@code least} or behind it. */
  Optional<WalletKey> walletFrom(String least) {
    return Stream.of(committed, own)
        .flatMap(r -> Stream.ofNullable(r.walletsByHolder().ceilingEntry(least)))
        .map(e -> e.getValue().key())
        .min(Comparator.naturalOrder());
  }

  private static NavigableMap<String, WalletRecords> behind(
      Records records, Optional<Holder> after) {
    NavigableMap<String, WalletRecords> all = records.walletsByHolder();
    return after.isPresent() ? all.tailMap(after.get().key(), false) : all;
  }

  /** Up to {@code limit} sales in the order of their references, behind {@code after}. */
  List<PurchaseRecord> purchases(
      Predicate<? super PurchaseRecord> wanted, Optional<PurchaseRef> after, int limit) {
    NavigableMap<PurchaseRef, PurchaseRecord> first = new TreeMap<>(DueRenewal.BY_REFERENCE);
    behind(committed.purchases(), after).values().stream()
        .filter(wanted)
        .limit(limit)
        .forEach(p -> first.put(p.purchase(), p));
    behind(own.purchases(), after).values().stream()
        .filter(wanted)
        .forEach(p -> first.put(p.purchase(), p));
    return first.values().stream().limit(limit).toList();
  }

  private static NavigableMap<PurchaseRef, PurchaseRecord> behind(
      NavigableMap<PurchaseRef, PurchaseRecord> all, Optional<PurchaseRef> after) {
    return after.isPresent() ? all.tailMap(after.get(), false) : all;
  }

  /** Up to {@code limit} sales with a cycle due by {@code until}, the longest due first. */
  List<RenewalDue> renewalsDue(Instant until, Optional<DueRenewal> after, int limit) {
    List<DueRenewal> due = new ArrayList<>();
    behindRenewal(committed, after).stream()
        .takeWhile(d -> !d.at().isAfter(until))
        .filter(d -> own.purchase(d.purchase()) == null)
        .limit(limit)
        .forEach(due::add);
    behindRenewal(own, after).stream().takeWhile(d -> !d.at().isAfter(until)).forEach(due::add);
    return due.stream()
        .sorted()
        .limit(limit)
        .map(d -> new RenewalDue(d.mark(), purchase(d.purchase())))
        .toList();
  }

  private static NavigableSet<DueRenewal> behindRenewal(
      Records records, Optional<DueRenewal> after) {
    NavigableSet<DueRenewal> all = records.renewals();
    return after.isPresent() ? all.tailSet(after.get(), false) : all;
  }

  /** Up to {@code limit} wallets that are due by {@code until}, the longest due first. */
  List<WalletKey> due(Instant until, int limit) {
    List<DueWallet> due = new ArrayList<>();
    committed.due().stream()
        .takeWhile(d -> !d.at().isAfter(until))
        .filter(d -> own.wallet(d.wallet()) == null)
        .limit(limit)
        .forEach(due::add);
    own.due().stream().takeWhile(d -> !d.at().isAfter(until)).forEach(due::add);
    return due.stream().sorted().limit(limit).map(DueWallet::wallet).toList();
  }
}
