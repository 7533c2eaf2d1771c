package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a store has kept of one practice, as far as its entries lead to it.
 *
 * @param practice the practice
 * @param positions where each wallet stands, as stored
 * @param entries the entries of each account, in order
 * @param requests the requests that these entries name
 * @param bookings the booking lines that these entries name
 */
public record Books(
    PracticeId practice,
    SortedMap<WalletKey, Position> positions,
    SortedMap<AccountKey, List<LedgerEntry>> entries,
    Map<RequestId, RequestRecord> requests,
    Map<BookingLine, BookingRecord> bookings) {

  /** Copies the collections. */
  public Books {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    requests = Map.copyOf(requests);
    bookings = Map.copyOf(bookings);
  }

  /**
   * Reads everything {@code queries} has of {@code practice} into memory; nothing may be written
   * meanwhile.
   */
  public static Books read(CreditQueries queries, PracticeId practice) {
    SortedMap<WalletKey, Position> positions = new TreeMap<>();
    SortedMap<AccountKey, List<LedgerEntry>> entries = new TreeMap<>();
    Set<RequestId> requests = new HashSet<>();
    Set<BookingLine> lines = new HashSet<>();
    for (Position position : wallets(queries, practice)) {
      positions.put(position.wallet(), position);
      for (CreditType type : position.accounts().keySet()) {
        AccountKey account = position.wallet().account(type);
        entries.put(account, account(queries, account));
      }
    }
    for (LedgerEntry entry : inOne(entries.values())) {
      requests.add(entry.request());
      entry.session().map(BookedSession::line).ifPresent(lines::add);
    }
    Map<RequestId, RequestRecord> requestsFound = new HashMap<>();
    pages(requests)
        .forEach(
            page ->
                requestsFound.putAll(
                    queries.view(practice, List.of(), Lookups.of(page, List.of())).requests()));
    Map<BookingLine, BookingRecord> bookingsFound = new HashMap<>();
    pages(lines)
        .forEach(
            page ->
                bookingsFound.putAll(
                    queries.view(practice, List.of(), Lookups.of(List.of(), page)).bookings()));
    return new Books(practice, positions, entries, requestsFound, bookingsFound);
  }

  /** A statement takes so many values and no more. */
  private static <T> List<List<T>> pages(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> pages = new ArrayList<>();
    for (int from = 0; from < list.size(); from += Limits.PAGE) {
      pages.add(list.subList(from, Math.min(from + Limits.PAGE, list.size())));
    }
    return pages;
  }

  private static List<Position> wallets(CreditQueries queries, PracticeId practice) {
    List<Position> all = new ArrayList<>();
    Optional<Holder> after = Optional.empty();
    List<Position> page = queries.wallets(practice, after, Limits.PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      after = Optional.of(page.get(page.size() - 1).wallet().holder());
      page = queries.wallets(practice, after, Limits.PAGE);
    }
    return all;
  }

  private static List<LedgerEntry> account(CreditQueries queries, AccountKey account) {
    List<LedgerEntry> all = new ArrayList<>();
    List<LedgerEntry> page = queries.entries(account, 0, Limits.PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = queries.entries(account, page.get(page.size() - 1).sequence(), Limits.PAGE);
    }
    return List.copyOf(all);
  }

  private static List<LedgerEntry> inOne(Collection<List<LedgerEntry>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  /** Returns the entries of all accounts. */
  public List<LedgerEntry> allEntries() {
    return inOne(entries.values());
  }

  /** Returns the entries of each posting, in the order of their lines. */
  public Map<RequestId, List<LedgerEntry>> postings() {
    Map<RequestId, List<LedgerEntry>> postings =
        new TreeMap<>(Comparator.comparing(RequestId::toString));
    allEntries().forEach(e -> postings.computeIfAbsent(e.request(), r -> new ArrayList<>()).add(e));
    postings.values().forEach(p -> p.sort(Comparator.comparingInt(LedgerEntry::line)));
    return postings;
  }
}
