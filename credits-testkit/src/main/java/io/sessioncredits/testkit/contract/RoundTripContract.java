package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.SealedText;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is stored comes back as it was, to the last part. */
abstract class RoundTripContract extends Clauses {
  private static final Position NOTHING = Position.empty(ANNAS);
  private static final Duration MICRO = Duration.ofNanos(1_000);

  /** Writes {@code posting} and expects all of it back, on either side and after a restart. */
  private void assertRoundTrip(Posting posting) {
    write(posting);
    stage().reopen();
    assertReadBack(posting);
  }

  private void assertReadBack(Posting posting) {
    List<EntryRef> names = posting.entries().stream().map(LedgerEntry::ref).toList();
    posting
        .positions()
        .forEach(
            (wallet, position) -> {
              assertEquals(position, position(wallet));
              assertEquals(
                  position,
                  store().queries().history(wallet, HistorySelection.newest(1)).position());
            });
    var lines = posting.bookings().stream().map(BookingRecord::line).toList();
    CreditQueries.View view =
        store()
            .queries()
            .view(Stage.PRACTICE, List.of(), Lookups.of(List.of(posting.request().id()), lines));
    assertEquals(Map.of(posting.request().id(), posting.request()), view.requests());
    assertEquals(posting.bookings(), lines.stream().map(view.bookings()::get).toList());
    Map<EntryRef, LedgerEntry> entries = store().inTransaction(tx -> tx.entries(names));
    assertEquals(posting.entries(), names.stream().map(entries::get).toList());
    posting.message().ifPresent(m -> assertEquals(List.of(m), messages(posting)));
  }

  private List<?> messages(Posting posting) {
    return Inventory.waiting(store().outbox(), Stage.PRACTICE).stream()
        .filter(m -> m.id().equals(posting.request().id()))
        .toList();
  }

  @Test
  @DisplayName("S-11 instants come back to the microsecond, from 1900 to 9998")
  void instants() {
    List<Instant> instants =
        List.of(
            Limits.EARLIEST,
            Instant.EPOCH.minus(MICRO),
            Instant.parse("2026-03-29T01:59:59.123457Z"),
            Limits.LATEST.minus(MICRO));
    List<LedgerEntry> newestFirst = new ArrayList<>();
    for (Instant instant : instants) {
      HandwrittenPosting posting =
          HandwrittenPosting.of(request("at-" + Micros.of(instant)), instant);
      LotTerms terms = HandwrittenPosting.terms(3, instant);
      posting.open(position(ANNAS), MASSAGE, terms);
      assertRoundTrip(posting.posting());
      newestFirst.addAll(0, posting.posting().entries());
    }
    assertEquals(
        newestFirst, store().queries().history(ANNAS, HistorySelection.newest(10)).entries());
  }

  @Test
  @DisplayName("S-12 lots come back with all their terms")
  void lots() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    posting.open(NOTHING, MASSAGE, Extremes.terms());
    posting.open(NOTHING, Extremes.TYPE, HandwrittenPosting.terms(1, Stage.START));
    posting.take(NOTHING, MASSAGE, 1, 3);
    assertRoundTrip(posting.posting());
  }

  @Test
  @DisplayName("S-13 holds, debts and lots that were taken back come back")
  void openLines() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    posting.open(NOTHING, MASSAGE, 10);
    posting.write(NOTHING, Sessions.hold(posting, 1, "yoga-1", HoldEnd.CAPTURE));
    posting.write(NOTHING, Sessions.hold(posting, 1, "yoga-2", HoldEnd.RELEASE));
    posting.open(NOTHING, MASSAGE, 5);
    posting.write(
        NOTHING,
        posting.change(MASSAGE, Primitive.TAKE, Cause.REVOCATION).lot(4).amount(-5).build());
    posting.write(
        NOTHING,
        posting
            .change(MASSAGE, Primitive.OPEN, Cause.BOOKING)
            .lot(6)
            .amount(-2)
            .session(Sessions.session("yoga-3", BELA))
            .build());
    posting.write(
        NOTHING,
        posting.change(MASSAGE, Primitive.OPEN, Cause.ADJUSTMENT).lot(7).amount(-1).build());
    Position position = posting.latest(NOTHING);
    assertEquals(
        List.of(2, 2, 2),
        List.of(position.lots().size(), position.holds().size(), position.debts().size()));
    assertRoundTrip(posting.posting());
  }

  @Test
  @DisplayName("S-14 entries come back with every part, reasons erased or not")
  void entries() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    posting.open(NOTHING, MASSAGE, 10);
    LedgerEntry take =
        entry(posting, 2, Primitive.TAKE, Cause.ADJUSTMENT, -4)
            .withReason(SealedText.seal(Extremes.REASON, Extremes.ID));
    posting.write(NOTHING, take);
    SealedText erased = SealedText.seal(Reason.of("a name"), "salt").erased();
    posting.write(
        NOTHING, entry(posting, 3, Primitive.GIVE_BACK, Cause.REVERSAL, 4).withReason(erased));
    assertRoundTrip(posting.posting());
  }

  private static LedgerEntry entry(
      HandwrittenPosting posting, long sequence, Primitive primitive, Cause cause, long amount) {
    Position before = posting.latest(NOTHING);
    LedgerEntry.Builder entry = LedgerEntry.builder();
    entry
        .account(ANNAS.account(MASSAGE))
        .sequence(sequence)
        .primitive(primitive)
        .cause(cause)
        .lot(1)
        .amount(amount)
        .balanceAfter(before.head(MASSAGE).balance() + amount)
        .effectiveAt(Stage.START.minus(Duration.ofDays(400)))
        .recordedAt(Stage.START)
        .request(request("sale-1"))
        .line((int) sequence - 1)
        .related(new EntryRef(BELAS.account(Extremes.TYPE), Long.MAX_VALUE))
        .session(Extremes.session())
        .actor(sequence % 2 == 0 ? Actor.client(ANNA) : Actor.system(Extremes.ID));
    for (Fact fact : Fact.values()) {
      entry.putFacts(fact, Extremes.ID);
    }
    return entry.build();
  }

  @Test
  @DisplayName("S-15 a first outcome comes back with what it said and what moved")
  void verdicts() {
    HandwrittenPosting posting = opening(NOTHING, "sale-1", 10);
    List<Movement> moved = posting.posting().entries().stream().map(Movement::of).toList();
    assertRoundTrip(
        posting.posting(
            new Verdict("Adjusted", Map.of("number", "-7", "lot", Extremes.ID), moved)));
    assertRoundTrip(
        HandwrittenPosting.of(request("free-1"), Stage.START)
            .posting(new Verdict("Booked", Map.of(), List.of())));
  }

  @Test
  @DisplayName("S-16 a booking comes back with all its terms and allocations")
  void bookings() {
    BookingTerms terms =
        new BookingTerms(
            SpendMode.AT_ATTENDANCE, false, Optional.of(Sessions.NEXT_WEEK), HoldEnd.RELEASE, 14);
    LotId lot = new LotId(ANNAS.account(Extremes.TYPE), Long.MAX_VALUE);
    LotId debt = new LotId(ANNAS.account(MASSAGE), 2);
    List<Allocation> allocations =
        List.of(
            Allocation.held(lot, 3, Extremes.terms(), 4),
            Allocation.owed(debt, 5),
            Allocation.taken(lot, 6, Extremes.terms(), 7).settling(debt, 4));
    BookingRecord booking =
        BookingRecord.of(Extremes.session(), ANNAS, Limits.SEATS, Limits.CREDITS, terms)
            .withState(BookingState.NO_SHOW)
            .withBookedAt(Stage.START)
            .withAllocations(allocations);
    assertRoundTrip(opening(NOTHING, "sale-1", 10).book(booking).posting());
  }

  @Test
  @DisplayName(
      "S-17 the longest identifiers and keys come back, and those unlike in case stay apart")
  void identifiers() {
    assertRoundTrip(Extremes.posting(Extremes.ID, Extremes.KEY, 1));
    assertRoundTrip(
        Extremes.posting(Extremes.swapCase(Extremes.ID), Extremes.swapCase(Extremes.KEY), 2));
    assertReadBack(Extremes.posting(Extremes.ID, Extremes.KEY, 1));
  }

  @Test
  @DisplayName("S-18 balances beyond 32 bits come back, above zero and below")
  void numbers() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    for (int i = 1; i <= 5; i++) {
      posting.open(NOTHING, MASSAGE, Limits.CREDITS);
      posting.write(
          NOTHING,
          posting
              .change(Extremes.TYPE, Primitive.OPEN, Cause.ADJUSTMENT)
              .lot(i)
              .amount(-Limits.CREDITS)
              .build());
    }
    assertEquals(5 * Limits.CREDITS, posting.latest(NOTHING).head(MASSAGE).balance());
    assertRoundTrip(posting.posting());
  }

  @Test
  @DisplayName("S-19 as many open lots, holds and debts as a wallet may have come back")
  void fullWallet() {
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    assertRoundTrip(Extremes.full(posting, NOTHING).posting());
  }
}
