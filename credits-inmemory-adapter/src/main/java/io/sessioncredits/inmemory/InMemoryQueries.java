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
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The reads, of what is committed and, inside a transaction, of what it has appended. */
final class InMemoryQueries implements CreditQueries {
  private final Practices practices;
  private final Function<? super PracticeId, Records> own;

  /** Reads what is committed. */
  static InMemoryQueries ofCommitted(Practices practices) {
    Records nothing = new Records();
    return new InMemoryQueries(practices, practice -> nothing);
  }

  /** Reads what is committed with what {@code own} returns for a practice on top. */
  InMemoryQueries(Practices practices, Function<? super PracticeId, Records> own) {
    this.practices = practices;
    this.own = own;
  }

  <T> T read(PracticeId practice, Function<? super RecordsView, ? extends T> question) {
    Records appended = own.apply(practice);
    return practices.at(practice).read(appended, question);
  }

  @Override
  public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    Map<WalletKey, Position> positions = new TreeMap<>();
    Map<RequestId, RequestRecord> found = new HashMap<>();
    Map<BookingLine, BookingRecord> bookings = new HashMap<>();
    Map<PurchaseRef, PurchaseRecord> purchases = new HashMap<>();
    WalletKey itself = new WalletKey(practice, PracticeItself.INSTANCE);
    return read(
        practice,
        view -> {
          wallets.forEach(w -> positions.put(w, view.position(w)));
          lookups.requests().forEach(id -> view.request(id).ifPresent(r -> found.put(id, r)));
          lookups.lines().forEach(line -> view.booking(line).ifPresent(b -> bookings.put(line, b)));
          lookups
              .purchases()
              .forEach(ref -> view.purchase(ref).ifPresent(p -> purchases.put(ref, p)));
          Digest settings = view.newest(itself.account(CreditType.PRACTICE_SETTINGS));
          return new View(positions, found, bookings, purchases, settings);
        });
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    return read(
        wallet.practice(),
        view -> {
          Map<CreditType, List<LedgerEntry>> accounts =
              selection.type().isPresent()
                  ? Map.of(selection.type().get(), view.entries(wallet, selection.type().get()))
                  : view.entries(wallet);
          return new HistorySlice(view.position(wallet), HistoryMerge.page(accounts, selection));
        });
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return read(
        account.wallet().practice(),
        view -> page(view.entries(account.wallet(), account.type()), after, limit));
  }

  private static List<LedgerEntry> page(List<LedgerEntry> all, long after, int limit) {
    int from = (int) Math.min(Math.max(after, 0), all.size());
    return List.copyOf(all.subList(from, from + Math.min(limit, all.size() - from)));
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    return read(range.practice(), view -> new EntryScan(view, range, after, limit).page());
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return read(practice, view -> view.positions(after, limit));
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return read(practice, view -> view.due(until, limit));
  }

  @Override
  public List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit) {
    return read(
        practice,
        view ->
            view.purchases(
                p -> holder.map(h -> h.equals(p.holder().holder())).orElse(true), after, limit));
  }

  @Override
  public List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
    return read(practice, view -> view.renewalsDue(until, after.map(DueRenewal::of), limit));
  }
}
