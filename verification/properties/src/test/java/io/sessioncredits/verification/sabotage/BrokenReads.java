package io.sessioncredits.verification.sabotage;

import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stores that read something else than was asked for. */
final class BrokenReads {
  private static final long WAIT_MILLIS = 20;

  private BrokenReads() {}

  private static OwningCreditStore reading(
      OwningCreditStore store, UnaryOperator<CreditQueries> inFront) {
    return new StoreInFront(store) {
      @Override
      public CreditQueries queries() {
        return inFront.apply(store.queries());
      }
    };
  }

  /** A store whose reads wait halfway for somebody to commit. */
  private abstract static class Interrupted extends StoreInFront {
    private final SynchronousQueue<Boolean> commits = new SynchronousQueue<>();

    Interrupted(OwningCreditStore store) {
      super(store);
    }

    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      T result = super.inTransaction(work);
      commits.offer(true);
      return result;
    }

    void halfway() {
      try {
        commits.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reads the wallets of a view one after the other. */
  static OwningCreditStore walletByWallet(OwningCreditStore store) {
    return new Interrupted(store) {
      @Override
      public CreditQueries queries() {
        return new QueriesInFront(store.queries()) {
          @Override
          public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
            Map<WalletKey, Position> positions = new TreeMap<>();
            for (WalletKey wallet : wallets) {
              positions.putAll(queries.view(practice, List.of(wallet), Lookups.NONE).positions());
              halfway();
            }
            return queries.view(practice, List.of(), lookups).withPositions(positions);
          }
        };
      }
    };
  }

  /** Shows only wallets that have a row. */
  static OwningCreditStore unknownWalletsMissing(OwningCreditStore store) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public View view(
                  PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
                View view = queries.view(practice, wallets, lookups);
                Map<WalletKey, Position> known = new TreeMap<>(view.positions());
                known.values().removeIf(p -> p.accounts().isEmpty());
                return view.withPositions(known);
              }
            });
  }

  /** Keeps the stamp that was seen first. */
  static OwningCreditStore firstStamp(OwningCreditStore store) {
    Map<PracticeId, Digest> seen = new ConcurrentHashMap<>();
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public View view(
                  PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
                View view = queries.view(practice, wallets, lookups);
                Digest first = seen.computeIfAbsent(practice, p -> view.settings());
                return new View(
                    view.positions(), view.requests(), view.bookings(), view.purchases(), first);
              }
            });
  }

  /** Shows renewals that are due at the very instant asked for too late. */
  static OwningCreditStore renewalsTooLate(OwningCreditStore store) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public List<RenewalDue> renewalsDue(
                  PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
                return queries.renewalsDue(practice, until.minusNanos(1_000), after, limit);
              }
            });
  }

  /** Reads the position and the page beside it one after the other. */
  static OwningCreditStore pageThenPosition(OwningCreditStore store) {
    return new Interrupted(store) {
      @Override
      public CreditQueries queries() {
        return new QueriesInFront(store.queries()) {
          @Override
          public HistorySlice history(WalletKey wallet, HistorySelection selection) {
            HistorySlice first = queries.history(wallet, selection);
            halfway();
            HistorySlice second = queries.history(wallet, selection);
            return new HistorySlice(second.position(), first.entries());
          }
        };
      }
    };
  }

  private static OwningCreditStore history(
      OwningCreditStore store, Function<CreditQueries, History> history) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public HistorySlice history(WalletKey wallet, HistorySelection selection) {
                return history.apply(queries).read(wallet, selection);
              }
            });
  }

  /** A way to read history. */
  private interface History {
    CreditQueries.HistorySlice read(WalletKey wallet, HistorySelection selection);
  }

  /** Begins a page one entry too far on. */
  static OwningCreditStore skippingPages(OwningCreditStore store) {
    return history(
        store,
        queries ->
            (wallet, selection) -> {
              CreditQueries.HistorySlice slice =
                  queries.history(wallet, selection.withLimit(selection.limit() + 1));
              List<LedgerEntry> entries = slice.entries();
              int from = selection.after().isPresent() ? Math.min(1, entries.size()) : 0;
              int to = Math.min(from + selection.limit(), entries.size());
              return new CreditQueries.HistorySlice(slice.position(), entries.subList(from, to));
            });
  }

  /** Begins a page where the last one ended, by a count of entries, as OFFSET does. */
  static OwningCreditStore countingPages(OwningCreditStore store) {
    Map<CreditQueries.HistoryMark, Integer> offsets = new TreeMap<>(BrokenReads::byPlace);
    return history(
        store,
        queries ->
            (wallet, selection) -> {
              CreditQueries.HistorySlice all =
                  queries.history(
                      wallet, selection.withLimit(Limits.PAGE).withAfter(Optional.empty()));
              int from = selection.after().map(mark -> offsets.getOrDefault(mark, 0)).orElse(0);
              int to = Math.min(from + selection.limit(), all.entries().size());
              List<LedgerEntry> page = all.entries().subList(from, to);
              page.forEach(e -> offsets.putIfAbsent(CreditQueries.HistoryMark.of(e), to));
              return new CreditQueries.HistorySlice(all.position(), page);
            });
  }

  private static int byPlace(CreditQueries.HistoryMark a, CreditQueries.HistoryMark b) {
    return Comparator.comparing(CreditQueries.HistoryMark::type)
        .thenComparing(CreditQueries.HistoryMark::sequence)
        .compare(a, b);
  }

  /** Sorts history by time alone. */
  static OwningCreditStore timeOrderOnly(OwningCreditStore store) {
    return history(
        store,
        queries ->
            (wallet, selection) -> {
              CreditQueries.HistorySlice slice = queries.history(wallet, selection);
              List<LedgerEntry> entries = new ArrayList<>(slice.entries());
              entries.sort(
                  Comparator.comparing(LedgerEntry::recordedAt)
                      .reversed()
                      .thenComparing(LedgerEntry::sequence));
              return new CreditQueries.HistorySlice(slice.position(), entries);
            });
  }

  /** Filters a page after it was cut off, so that pages come out short or empty. */
  static OwningCreditStore filteringPages(OwningCreditStore store) {
    return history(
        store,
        queries ->
            (wallet, selection) -> {
              HistorySelection unfiltered =
                  HistorySelection.newest(selection.limit()).withAfter(selection.after());
              CreditQueries.HistorySlice slice = queries.history(wallet, unfiltered);
              return new CreditQueries.HistorySlice(
                  slice.position(), slice.entries().stream().filter(selection::selects).toList());
            });
  }

  /** Asks for something else than was asked for. */
  static Function<InMemoryCreditStore, OwningCreditStore> asking(
      UnaryOperator<HistorySelection> changed) {
    return store ->
        history(
            store,
            queries -> (wallet, selection) -> queries.history(wallet, changed.apply(selection)));
  }

  /** Takes the first instant of a period for one before it. */
  static HistorySelection beginningLate(HistorySelection selection) {
    return selection
        .withRecorded(selection.recorded().map(BrokenReads::shortened))
        .withEffective(selection.effective().map(BrokenReads::shortened));
  }

  /** Takes what was written down by an instant for what was known then. */
  static HistorySelection writtenForKnown(HistorySelection selection) {
    return selection
        .withKnownAt(Optional.empty())
        .withRecorded(
            selection
                .knownAt()
                .map(known -> Interval.before(known.plus(Duration.ofNanos(1_000))))
                .or(selection::recorded));
  }

  private static Interval shortened(Interval time) {
    return new Interval(time.from().plus(Duration.ofNanos(1_000)), time.until());
  }

  /** Gives the entries of an account newest first. */
  static OwningCreditStore entriesBackwards(OwningCreditStore store) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
                return queries.entries(account, after, limit).stream()
                    .sorted(Comparator.comparing(LedgerEntry::sequence).reversed())
                    .toList();
              }
            });
  }

  /** Shows entries of a practice before they are known. */
  static OwningCreditStore knownTooEarly(OwningCreditStore store) {
    return entries(
        store,
        queries ->
            (range, after, limit) ->
                queries.entries(
                    new CreditQueries.EntryRange(
                        range.practice(),
                        range.holder(),
                        range.type(),
                        range.knownAt().plusSeconds(1)),
                    after,
                    limit));
  }

  /** Looks for the entry that a page is to begin behind among those of the range. */
  static OwningCreditStore countingEntries(OwningCreditStore store) {
    return entries(
        store,
        queries ->
            (range, after, limit) -> {
              List<LedgerEntry> all = queries.entries(range, Optional.empty(), Limits.PAGE);
              int from = after.map(a -> place(all, a)).orElse(0);
              return all.subList(from, Math.min(from + limit, all.size()));
            });
  }

  private static int place(List<LedgerEntry> all, EntryRef entry) {
    return all.stream().map(LedgerEntry::ref).toList().indexOf(entry) + 1;
  }

  private static OwningCreditStore entries(
      OwningCreditStore store, Function<CreditQueries, Entries> entries) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public List<LedgerEntry> entries(
                  EntryRange range, Optional<EntryRef> after, int limit) {
                return entries.apply(queries).read(range, after, limit);
              }
            });
  }

  /** A way to read the entries of a practice. */
  private interface Entries {
    List<LedgerEntry> read(CreditQueries.EntryRange range, Optional<EntryRef> after, int limit);
  }

  /** Sorts wallets as people would, capitals beside small letters. */
  static OwningCreditStore walletsForPeople(OwningCreditStore store) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public List<Position> wallets(
                  PracticeId practice, Optional<Holder> after, int limit) {
                List<Position> all =
                    new ArrayList<>(queries.wallets(practice, Optional.empty(), Limits.PAGE));
                all.sort(
                    Comparator.comparing(
                        p -> p.wallet().holder().key(), String.CASE_INSENSITIVE_ORDER));
                int from =
                    after
                        .map(h -> all.stream().map(p -> p.wallet().holder()).toList().indexOf(h))
                        .map(place -> place + 1)
                        .orElse(0);
                return all.subList(from, Math.min(from + limit, all.size()));
              }
            });
  }

  /** Takes the instant at which something falls due for one before it. */
  static OwningCreditStore dueTooLate(OwningCreditStore store) {
    return reading(
        store,
        queries ->
            new QueriesInFront(queries) {
              @Override
              public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
                return queries.due(practice, until.minus(Duration.ofNanos(1_000)), limit);
              }
            });
  }
}
