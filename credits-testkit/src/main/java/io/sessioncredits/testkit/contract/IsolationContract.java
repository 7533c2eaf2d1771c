package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Transactions do not disturb each other. */
abstract class IsolationContract extends Clauses {
  private static final int THREADS = 8;
  private static final int ROUNDS = 25;
  private static final int READS = 50;
  private static final int MOVES = 500;
  private static final Position NOTHING = Position.empty(ANNAS);

  @Test
  @DisplayName("S-31 a wallet that is locked is nobody else's until the transaction ends")
  void lockExcludes() {
    AtomicBoolean isOvertaken = new AtomicBoolean();
    try (Crew crew = new Crew()) {
      assertEquals(ANNAS, whileLocked(crew, isOvertaken).seen().wallet());
    }
    assertFalse(isOvertaken.get(), "another transaction locked the same wallet");
  }

  @Test
  @DisplayName("S-32 who waits for a lock gets the position that the one before left")
  void lockReturnsLatest() {
    try (Crew crew = new Crew()) {
      Rival<Position> rival = whileLocked(crew, new AtomicBoolean());
      assertEquals(10, rival.seen().head(MASSAGE).balance());
    }
  }

  /** Grants 10 under a lock that a rival waits for. */
  private Rival<Position> whileLocked(Crew crew, AtomicBoolean isOvertaken) {
    return store()
        .inTransaction(
            tx -> {
              Posting posting = opening(lock(tx, ANNAS), "sale-1", 10).posting();
              Rival<Position> rival = Rival.start(crew, store(), ANNAS);
              isOvertaken.set(rival.isThrough());
              tx.append(List.of(posting));
              return rival;
            });
  }

  /** Over two wallets, since a store may decide about one without a lock. */
  @Test
  @DisplayName("S-40 who waits for locks gets the request and the line that the one before left")
  void lockReturnsLatestFacts() {
    write(opening(NOTHING, "sale-0", 1).posting());
    BookingRecord booked = Sessions.booked(ANNAS, "yoga-1");
    Posting posting = opening(position(ANNAS), "sale-1", 10).book(booked).posting();
    try (Crew crew = new Crew()) {
      CreditQueries.View seen = whileWriting(crew, posting).seen();
      assertEquals(Map.of(request("sale-1"), posting.request()), seen.requests());
      assertEquals(Map.of(booked.line(), booked), seen.bookings());
    }
  }

  /** Writes {@code posting} under a lock that a rival waits for. */
  private Rival<CreditQueries.View> whileWriting(Crew crew, Posting posting) {
    return store()
        .inTransaction(
            tx -> {
              lock(tx, ANNAS);
              Rival<CreditQueries.View> rival =
                  Rival.start(
                      crew,
                      store(),
                      other ->
                          other.lock(
                              Stage.PRACTICE,
                              new TreeSet<>(List.of(ANNAS, BELAS)),
                              Lookups.of(
                                  List.of(posting.request().id()),
                                  posting.bookings().stream().map(BookingRecord::line).toList())));
              assertFalse(rival.isThrough(), "another transaction locked the same wallet");
              tx.append(List.of(posting));
              return rival;
            });
  }

  @Test
  @DisplayName("S-33 no update is lost among threads that do not coordinate")
  void lostUpdate() {
    Crew.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < ROUNDS; i++) {
            String key = "sale-" + thread + "-" + i;
            store().inTransaction(tx -> grant(tx, key));
          }
          return true;
        });
    assertEquals(THREADS * ROUNDS, position(ANNAS).head(MASSAGE).balance());
    assertEquals(
        THREADS * ROUNDS,
        store().queries().entries(ANNAS.account(MASSAGE), 0, THREADS * ROUNDS + 1).size());
  }

  private static boolean grant(CreditTransaction tx, String key) {
    Position before = lock(tx, ANNAS);
    tx.append(List.of(opening(before, key, 1).posting()));
    return true;
  }

  @Test
  @DisplayName("S-34 the first touch of a wallet is locked too")
  void firstTouch() {
    List<Boolean> all =
        Crew.atOnce(THREADS, t -> store().inTransaction(tx -> grant(tx, "sale-" + t)));
    assertEquals(THREADS, all.size());
    assertEquals(THREADS, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-35 lock shows what was committed after the transaction's first read")
  void freshPositions() {
    write(opening(NOTHING, "sale-1", 10).posting());
    Posting posting =
        opening(position(ANNAS), "sale-2", 5).open(Position.empty(BELAS), MASSAGE, 5).posting();
    assertEquals(
        posting.positions(),
        afterEarlierReads(posting, tx -> tx.lock(new TreeSet<>(List.of(ANNAS, BELAS)))));
  }

  @Test
  @DisplayName("S-36 requests read under the lock are as last committed, whatever was read before")
  void freshRequests() {
    Posting posting = opening(NOTHING, "sale-1", 10).posting();
    Map<RequestId, RequestRecord> committed = Map.of(request("sale-1"), posting.request());
    afterEarlierReads(
        posting,
        tx -> {
          List<RequestId> names = List.of(request("sale-1"));
          assertEquals(committed, lock(tx, names, List.of()).requests());
          assertEquals(committed, tx.find(names));
          return true;
        });
  }

  @Test
  @DisplayName("S-37 bookings and entries read under the lock are as last committed too")
  void freshBookings() {
    BookingRecord booked = Sessions.booked(ANNAS, "yoga-1");
    write(opening(NOTHING, "sale-1", 10).book(booked).posting());
    BookingRecord cancelled = booked.withState(BookingState.CANCELLED_FORFEITED);
    Map<BookingLine, BookingRecord> committed = Map.of(booked.line(), cancelled);
    Posting posting = opening(position(ANNAS), "sale-2", 5).book(cancelled).posting();
    LedgerEntry entry = posting.entries().get(0);
    afterEarlierReads(
        posting,
        tx -> {
          List<BookingLine> lines = List.of(booked.line());
          assertEquals(committed, lock(tx, List.of(), lines).bookings());
          assertEquals(committed, tx.bookings(Stage.PRACTICE, lines));
          assertEquals(Map.of(entry.ref(), entry), tx.entries(List.of(entry.ref())));
          return true;
        });
  }

  private static CreditQueries.View lock(
      CreditTransaction tx, List<RequestId> requests, List<BookingLine> lines) {
    return tx.lock(Stage.PRACTICE, new TreeSet<>(List.of(ANNAS)), Lookups.of(requests, lines));
  }

  /** Runs {@code work} in a transaction that has read before {@code posting} was committed. */
  private <T> T afterEarlierReads(Posting posting, Function<CreditTransaction, T> work) {
    return store()
        .inTransaction(
            tx -> {
              tx.payers(Stage.PRACTICE, List.of(Sessions.line("yoga-1", ANNA)));
              tx.find(List.of(request("sale-1"), request("sale-2")));
              Crew.meanwhile(() -> writeOnce(posting));
              return work.apply(tx);
            });
  }

  /** Writes {@code posting} unless it was, since a store may run work again. */
  private boolean writeOnce(Posting posting) {
    RequestId request = posting.request().id();
    if (store().inTransaction(tx -> tx.find(List.of(request))).isEmpty()) {
      write(posting);
    }
    return true;
  }

  @Test
  @DisplayName("S-38 no reader sees half of a posting over two wallets")
  void noHalfPosting() {
    write(opening(NOTHING, "sale-1", MOVES).posting());
    whileReading(
        () -> {
          CreditQueries.View view =
              store().queries().view(Stage.PRACTICE, List.of(ANNAS, BELAS), Lookups.NONE);
          assertEquals(
              MOVES,
              view.positions().values().stream().mapToLong(p -> p.head(MASSAGE).balance()).sum());
        },
        move -> store().inTransaction(tx -> moveOne(tx, "move-" + move)));
  }

  private static boolean moveOne(CreditTransaction tx, String key) {
    Map<WalletKey, Position> before = tx.lock(new TreeSet<>(List.of(ANNAS, BELAS)));
    HandwrittenPosting posting = HandwrittenPosting.of(request(key), Stage.START);
    posting.take(before.getOrDefault(ANNAS, NOTHING), MASSAGE, 1, 1);
    posting.open(before.getOrDefault(BELAS, Position.empty(BELAS)), MASSAGE, 1);
    tx.append(List.of(posting.posting()));
    return true;
  }

  @Test
  @DisplayName("S-39 a page of history and the position beside it are of one instant")
  void pageAndPosition() {
    whileReading(
        () -> {
          CreditQueries.HistorySlice slice =
              store().queries().history(ANNAS, HistorySelection.newest(1));
          long last = slice.entries().stream().mapToLong(LedgerEntry::sequence).sum();
          assertEquals(slice.position().head(MASSAGE).sequence(), last);
        },
        sale -> store().inTransaction(tx -> grant(tx, "sale-" + sale)));
  }

  /** Writes as long as somebody else reads, who reads so often that the two overlap. */
  private static void whileReading(Runnable read, IntFunction<Boolean> write) {
    try (Crew crew = new Crew()) {
      Future<Boolean> reader =
          crew.start(
              () -> {
                for (int i = 0; i < READS; i++) {
                  read.run();
                }
                return true;
              });
      for (int i = 0; i < MOVES && !reader.isDone(); i++) {
        assertTrue(write.apply(i));
      }
      assertTrue(Crew.result(reader));
    }
  }
}
