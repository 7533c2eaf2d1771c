package io.sessioncredits.verification.properties;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plainest store there can be, for one thread: what another store must agree with. */
final class PlainStore implements OwningCreditStore, CreditQueries {
  private final TreeMap<WalletKey, Position> positions = new TreeMap<>();
  private final Map<AccountKey, List<LedgerEntry>> entries = new TreeMap<>();
  private final Map<RequestId, RequestRecord> requests = new HashMap<>();
  private final Map<PracticeId, Map<BookingLine, BookingRecord>> bookings = new HashMap<>();
  private final Messages messages = new Messages();

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    Transaction transaction = new Transaction();
    T result = work.apply(transaction);
    transaction.postings.forEach(this::keep);
    return result;
  }

  private void keep(Posting posting) {
    RequestId id = posting.request().id();
    requests.put(id, posting.request());
    positions.putAll(posting.positions());
    posting.bookings().forEach(b -> bookings(id.practice()).put(b.line(), b));
    posting
        .entries()
        .forEach(e -> entries.computeIfAbsent(e.account(), a -> new ArrayList<>()).add(e));
    posting.message().ifPresent(messages.waiting::add);
  }

  private Map<BookingLine, BookingRecord> bookings(PracticeId practice) {
    return bookings.computeIfAbsent(practice, p -> new TreeMap<>());
  }

  private static <K, V> Map<K, V> some(Map<K, V> all, Collection<K> wanted) {
    return wanted.stream()
        .distinct()
        .filter(all::containsKey)
        .collect(Collectors.toMap(Function.identity(), all::get));
  }

  @Override
  public CreditQueries queries() {
    return this;
  }

  @Override
  public OutboxQueue outbox() {
    return messages;
  }

  @Override
  public View view(
      PracticeId practice,
      Collection<WalletKey> wallets,
      Collection<RequestId> wanted,
      Collection<BookingLine> lines) {
    SortedMap<WalletKey, Position> found = new TreeMap<>();
    wallets.forEach(w -> found.put(w, positions.getOrDefault(w, Position.empty(w))));
    return new View(found, some(requests, wanted), some(bookings(practice), lines));
  }

  @Override
  public HistorySlice history(
      WalletKey wallet, Optional<CreditType> type, Optional<HistoryMark> after, int limit) {
    Comparator<LedgerEntry> order =
        Comparator.comparing(LedgerEntry::recordedAt)
            .reversed()
            .thenComparing(e -> e.account().type())
            .thenComparing(Comparator.comparing(LedgerEntry::sequence).reversed());
    List<LedgerEntry> all =
        entries.values().stream()
            .flatMap(List::stream)
            .filter(e -> e.account().wallet().equals(wallet))
            .filter(e -> type.map(e.account().type()::equals).orElse(true))
            .sorted(order)
            .filter(e -> after.map(m -> isBehind(e, m)).orElse(true))
            .limit(limit)
            .toList();
    return new HistorySlice(positions.getOrDefault(wallet, Position.empty(wallet)), all);
  }

  private static boolean isBehind(LedgerEntry entry, HistoryMark mark) {
    int byTime = entry.recordedAt().compareTo(mark.recordedAt());
    int byType = entry.account().type().compareTo(mark.type());
    return byTime < 0
        || (byTime == 0 && (byType > 0 || (byType == 0 && entry.sequence() < mark.sequence())));
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return entries.getOrDefault(account, List.of()).stream()
        .filter(e -> e.sequence() > after)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return positions.values().stream()
        .filter(p -> p.wallet().practice().equals(practice))
        .filter(p -> after.map(h -> p.wallet().holder().key().compareTo(h.key()) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return positions.values().stream()
        .filter(p -> p.wallet().practice().equals(practice))
        .filter(p -> p.nextDue().map(d -> !d.isAfter(until)).orElse(false))
        .map(Position::wallet)
        .limit(limit)
        .toList();
  }

  private final class Transaction implements CreditTransaction {
    private final List<Posting> postings = new ArrayList<>();

    @Override
    public Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines) {
      Map<BookingLine, WalletKey> payers = new HashMap<>();
      bookings(practice, lines).forEach((line, booking) -> payers.put(line, booking.payer()));
      return payers;
    }

    @Override
    public Map<WalletKey, Position> lock(SortedSet<WalletKey> wallets) {
      return wallets.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(), w -> positions.getOrDefault(w, Position.empty(w))));
    }

    @Override
    public Map<RequestId, RequestRecord> find(Collection<RequestId> wanted) {
      return some(requests, wanted);
    }

    @Override
    public Map<BookingLine, BookingRecord> bookings(
        PracticeId practice, Collection<BookingLine> lines) {
      return some(PlainStore.this.bookings(practice), lines);
    }

    @Override
    public Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names) {
      Map<EntryRef, LedgerEntry> found = new HashMap<>();
      for (EntryRef name : names) {
        List<LedgerEntry> all = entries.getOrDefault(name.account(), List.of());
        if (name.sequence() <= all.size()) {
          found.put(name, all.get((int) name.sequence() - 1));
        }
      }
      return found;
    }

    @Override
    public void append(List<Posting> more) {
      postings.addAll(more);
    }
  }

  /** Messages that are delivered to nobody: claimed in order, and settled. */
  private static final class Messages implements OutboxQueue {
    private final List<OutboxMessage> waiting = new ArrayList<>();

    @Override
    public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
      return waiting.stream()
          .filter(m -> m.id().practice().equals(practice))
          .limit(limit)
          .map(m -> new Claim(m, 1))
          .toList();
    }

    @Override
    public void settle(Collection<RequestId> messages) {
      waiting.removeIf(m -> messages.contains(m.id()));
    }

    @Override
    public void delay(RequestId message, Instant notBefore) {
      throw new UnsupportedOperationException("nobody delivers from here");
    }

    @Override
    public void park(RequestId message) {
      throw new UnsupportedOperationException("nobody delivers from here");
    }

    @Override
    public List<OutboxMessage> parked(PracticeId practice, int limit) {
      return List.of();
    }

    @Override
    public void release(RequestId message) {
      throw new UnsupportedOperationException("nobody delivers from here");
    }
  }
}
