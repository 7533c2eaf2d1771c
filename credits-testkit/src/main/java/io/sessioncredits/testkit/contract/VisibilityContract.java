package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is written can be read. */
abstract class VisibilityContract extends Clauses {
  private static final Position NOTHING = Position.empty(ANNAS);

  @Test
  @DisplayName("S-01 a posting is visible to the next transaction")
  void nextTransaction() {
    BookingRecord booking = Sessions.booked(ANNAS, "yoga-1");
    Posting written = opening(NOTHING, "sale-1", 10).book(booking).posting();
    write(written);
    CreditQueries.View all =
        new CreditQueries.View(
            written.positions(),
            Map.of(request("sale-1"), written.request()),
            Map.of(booking.line(), booking));
    store()
        .inTransaction(
            tx -> {
              List<RequestId> requests = List.of(request("sale-1"));
              List<BookingLine> lines = List.of(booking.line());
              assertEquals(
                  all,
                  tx.lock(
                      Stage.PRACTICE, new TreeSet<>(List.of(ANNAS)), Lookups.of(requests, lines)));
              assertEquals(all.requests(), tx.find(requests));
              assertEquals(all.bookings(), tx.bookings(Stage.PRACTICE, lines));
              EntryRef name = written.entries().get(0).ref();
              assertEquals(Map.of(name, written.entries().get(0)), tx.entries(List.of(name)));
              return true;
            });
  }

  @Test
  @DisplayName("S-02 a posting is visible on the read side as soon as its transaction has ended")
  void readSide() {
    BookingRecord booking = Sessions.booked(ANNAS, "yoga-1");
    Posting written = opening(NOTHING, "sale-1", 10).book(booking).posting();
    write(written);
    CreditQueries queries = store().queries();
    assertEquals(
        new CreditQueries.View(
            written.positions(),
            Map.of(request("sale-1"), written.request()),
            Map.of(booking.line(), booking)),
        queries.view(
            Stage.PRACTICE,
            List.of(ANNAS),
            Lookups.of(List.of(request("sale-1")), List.of(booking.line()))));
    assertEquals(
        new CreditQueries.HistorySlice(after(written, ANNAS), written.entries()),
        queries.history(ANNAS, HistorySelection.newest(10)));
    assertEquals(written.entries(), queries.entries(ANNAS.account(MASSAGE), 0, 10));
    assertEquals(written.entries(), queries.entries(all(), Optional.empty(), 10));
    assertEquals(
        List.copyOf(written.positions().values()),
        queries.wallets(Stage.PRACTICE, Optional.empty(), 10));
  }

  @Test
  @DisplayName("S-03 what was never written is absent, and its wallet is empty")
  void absent() {
    BookingLine line = Sessions.line("yoga-1", ANNA);
    EntryRef entry = new EntryRef(ANNAS.account(MASSAGE), 1);
    store()
        .inTransaction(
            tx -> {
              assertEquals(Map.of(), tx.payers(Stage.PRACTICE, List.of(line)));
              assertEquals(
                  new CreditQueries.View(Map.of(ANNAS, NOTHING), Map.of(), Map.of()),
                  tx.lock(
                      Stage.PRACTICE,
                      new TreeSet<>(List.of(ANNAS)),
                      Lookups.of(List.of(request("sale-1")), List.of(line))));
              assertEquals(Map.of(), tx.find(List.of(request("sale-1"))));
              assertEquals(Map.of(), tx.bookings(Stage.PRACTICE, List.of(line)));
              assertEquals(Map.of(), tx.entries(List.of(entry)));
              return true;
            });
    CreditQueries queries = store().queries();
    assertEquals(
        new CreditQueries.View(Map.of(BELAS, Position.empty(BELAS)), Map.of(), Map.of()),
        queries.view(
            Stage.PRACTICE, List.of(BELAS), Lookups.of(List.of(request("sale-1")), List.of(line))));
    assertEquals(
        new CreditQueries.HistorySlice(Position.empty(BELAS), List.of()),
        queries.history(BELAS, HistorySelection.newest(10)));
    assertEquals(List.of(), queries.entries(BELAS.account(MASSAGE), 0, 10));
    assertEquals(List.of(), queries.entries(all(), Optional.empty(), 10));
  }

  private static CreditQueries.EntryRange all() {
    return new CreditQueries.EntryRange(
        Stage.PRACTICE, Optional.empty(), Optional.empty(), Stage.START);
  }

  @Test
  @DisplayName(
      "S-04 who pays for a line is known without a lock, and never booked lines are absent")
  void payers() {
    BookingRecord booking = Sessions.booked(BELAS, "yoga-1");
    write(HandwrittenPosting.of(request("booking-1"), Stage.START).book(booking).posting());
    BookingLine unknown = Sessions.line("yoga-2", BELA);
    assertEquals(
        Map.of(booking.line(), BELAS),
        store().inTransaction(tx -> tx.payers(Stage.PRACTICE, List.of(booking.line(), unknown))));
  }

  @Test
  @DisplayName("S-05 the postings of one append follow each other")
  void severalPostings() {
    Posting first = opening(NOTHING, "sale-1", 10).posting();
    Position between = after(first, ANNAS);
    Posting second = opening(between, "sale-2", 5).posting();
    store()
        .inTransaction(
            tx -> {
              lock(tx, ANNAS);
              tx.append(List.of(first, second));
              return true;
            });
    assertEquals(after(second, ANNAS), position(ANNAS));
    assertEquals(
        List.of(first.entries().get(0), second.entries().get(0)),
        store().queries().entries(ANNAS.account(MASSAGE), 0, 10));
  }

  @Test
  @DisplayName("S-06 a booking line that changes is replaced as a whole")
  void bookingChanges() {
    BookingRecord booked = Sessions.booked(ANNAS, "yoga-1");
    BookingRecord cancelled =
        booked.withState(BookingState.CANCELLED_RESTORED).withAllocations(List.of());
    write(opening(NOTHING, "sale-1", 10).book(booked).posting());
    write(HandwrittenPosting.of(request("cancel-1"), Stage.START).book(cancelled).posting());
    assertEquals(
        Map.of(booked.line(), cancelled),
        store()
            .inTransaction(
                tx -> {
                  lock(tx, ANNAS);
                  return tx.bookings(Stage.PRACTICE, List.of(booked.line()));
                }));
  }

  @Test
  @DisplayName("S-07 what is not committed is seen by nobody")
  void uncommitted() {
    Posting posting = opening(NOTHING, "sale-1", 10).posting();
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    try (Crew crew = new Crew()) {
      var writer =
          crew.start(
              () ->
                  store()
                      .inTransaction(
                          tx -> {
                            lock(tx, ANNAS);
                            tx.append(List.of(posting));
                            appended.countDown();
                            Crew.await(seen);
                            return true;
                          }));
      Crew.await(appended);
      CreditQueries.View view =
          store()
              .queries()
              .view(
                  Stage.PRACTICE,
                  List.of(ANNAS),
                  Lookups.of(List.of(request("sale-1")), List.of()));
      seen.countDown();
      assertEquals(Map.of(ANNAS, NOTHING), view.positions());
      assertEquals(Map.of(), view.requests());
      assertTrue(Crew.result(writer));
    }
  }
}
