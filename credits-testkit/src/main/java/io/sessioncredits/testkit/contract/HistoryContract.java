package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.CreditQueries.HistorySlice;
import io.sessioncredits.spi.HistorySelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of the part of a history that somebody asked for. */
abstract class HistoryContract extends Clauses {
  private static final CreditType YOGA = CreditType.of("yoga");
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final Instant SOLD = Stage.START;
  private static final Instant BOOKED = SOLD.plus(Duration.ofDays(1));
  private static final Instant ENDED = SOLD.plus(Duration.ofDays(30));
  private static final Instant SWEPT = ENDED.plus(Duration.ofDays(3));
  private static final Instant CORRECTED = SWEPT.plus(Duration.ofDays(1));

  /**
   * Writes a history in which some entries count earlier than they were recorded, and returns it
   * newest first.
   */
  private List<LedgerEntry> written() {
    Position empty = Position.empty(ANNAS);
    HandwrittenPosting sale = HandwrittenPosting.of(request("sale-1"), SOLD);
    sale.open(empty, YOGA, HandwrittenPosting.terms(10, SOLD).withValidUntil(ENDED));
    sale.open(empty, MASSAGE, 5);
    write(sale.posting());
    HandwrittenPosting booking = HandwrittenPosting.of(request("booking-1"), BOOKED);
    booking.take(position(ANNAS), YOGA, 1, 2).take(position(ANNAS), MASSAGE, 1, 1);
    write(booking.posting());
    HandwrittenPosting sweep = HandwrittenPosting.of(request("sweep-1"), SWEPT);
    position(ANNAS).implied(ENDED).forEach(change -> inTheNameOfTime(sweep, change));
    write(sweep.posting());
    HandwrittenPosting late = HandwrittenPosting.of(request("sale-2"), CORRECTED);
    late.open(position(ANNAS), YOGA, HandwrittenPosting.terms(3, SOLD).withValidUntil(BOOKED));
    late.write(position(ANNAS), adjusted(late, 1));
    late.latest(position(ANNAS)).implied(CORRECTED).forEach(c -> inTheNameOfTime(late, c));
    write(late.posting());
    return page(HistorySelection.newest(100)).entries();
  }

  private Change adjusted(HandwrittenPosting posting, long credits) {
    long opening = posting.latest(position(ANNAS)).head(MASSAGE).sequence() + 1;
    return posting
        .change(MASSAGE, Primitive.OPEN, Cause.ADJUSTMENT)
        .lot(opening)
        .amount(credits)
        .effectiveAt(BOOKED)
        .terms(HandwrittenPosting.terms(credits, BOOKED))
        .build();
  }

  private void inTheNameOfTime(HandwrittenPosting posting, Change change) {
    posting.write(position(ANNAS), change, Actor.TIME);
  }

  private HistorySlice page(HistorySelection selection) {
    return store().queries().history(ANNAS, selection);
  }

  private static Optional<HistoryMark> behind(List<LedgerEntry> page) {
    return Optional.of(HistoryMark.of(page.get(page.size() - 1)));
  }

  /** Asserts that pages of any size hold those of {@code all} that are {@code wanted}, in order. */
  private void assertShown(
      HistorySelection selection, List<LedgerEntry> all, Predicate<LedgerEntry> wanted) {
    List<LedgerEntry> expected = all.stream().filter(wanted).toList();
    assertFalse(expected.isEmpty(), "nothing would be shown");
    assertFalse(expected.size() == all.size(), "all would be shown");
    for (int limit = 1; limit <= expected.size() + 1; limit++) {
      HistorySelection part = selection.withLimit(limit);
      assertEquals(expected, pages(part, s -> page(s).entries()), "pages of " + limit);
      assertEquals(expected, pages(part, this::newest), "pages of entries alone, " + limit);
    }
  }

  private static List<LedgerEntry> pages(
      HistorySelection first, Function<HistorySelection, List<LedgerEntry>> read) {
    List<LedgerEntry> joined = new ArrayList<>();
    List<LedgerEntry> page = read.apply(first);
    while (!page.isEmpty()) {
      joined.addAll(page);
      page = read.apply(first.withAfter(behind(page)));
    }
    return joined;
  }

  private List<LedgerEntry> newest(HistorySelection selection) {
    return store().queries().newest(ANNAS, selection);
  }

  private static HistorySelection all() {
    return HistorySelection.newest(100);
  }

  @Test
  @DisplayName("H-01 history of some causes holds no other")
  void causes() {
    List<LedgerEntry> all = written();
    Set<Cause> causes = Set.of(Cause.BOOKING, Cause.EXPIRY);
    assertShown(all().withCauses(causes), all, e -> causes.contains(e.cause()));
    assertShown(
        all().withCauses(Set.of(Cause.ADJUSTMENT)), all, e -> e.cause() == Cause.ADJUSTMENT);
  }

  @Test
  @DisplayName("H-02 history of a period begins at its first instant and ends before its end")
  void recorded() {
    List<LedgerEntry> all = written();
    assertShown(
        all().withRecorded(Optional.of(new Interval(BOOKED, SWEPT))),
        all,
        e -> e.recordedAt().equals(BOOKED));
    assertShown(
        all().withRecorded(Optional.of(new Interval(BOOKED.plus(MICRO), SWEPT.plus(MICRO)))),
        all,
        e -> e.recordedAt().equals(SWEPT));
    assertShown(
        all().withRecorded(Optional.of(Interval.since(SWEPT))),
        all,
        e -> !e.recordedAt().isBefore(SWEPT));
  }

  @Test
  @DisplayName("H-03 history by when it counts holds what was recorded later, too")
  void effective() {
    List<LedgerEntry> all = written();
    assertShown(
        all().withEffective(Optional.of(new Interval(BOOKED, ENDED))),
        all,
        e -> e.effectiveAt().equals(BOOKED));
    assertShown(
        all().withEffective(Optional.of(new Interval(ENDED, ENDED.plus(MICRO)))),
        all,
        e -> e.recordedAt().equals(SWEPT));
    assertShown(
        all().withEffective(Optional.of(Interval.before(BOOKED))),
        all,
        e -> e.recordedAt().equals(SOLD));
  }

  @Test
  @DisplayName("H-04 history as known at an instant holds what was recorded by then")
  void knownWhenRecorded() {
    List<LedgerEntry> all = written();
    assertShown(
        all().withKnownAt(Optional.of(BOOKED.minus(MICRO))), all, e -> e.recordedAt().equals(SOLD));
    assertShown(all().withKnownAt(Optional.of(BOOKED)), all, e -> !e.recordedAt().isAfter(BOOKED));
    assertShown(all().withKnownAt(Optional.of(SWEPT)), all, e -> !e.recordedAt().isAfter(SWEPT));
  }

  @Test
  @DisplayName("H-05 what time had brought was known before it was written down")
  void knownWhenDue() {
    List<LedgerEntry> all = written();
    assertShown(
        all().withKnownAt(Optional.of(ENDED.minus(MICRO))),
        all,
        e -> !e.recordedAt().isAfter(BOOKED));
    assertShown(
        all().withKnownAt(Optional.of(ENDED)), all, e -> e.recordedAt().isBefore(CORRECTED));
  }

  @Test
  @DisplayName("H-06 filters go together, and with the type")
  void together() {
    List<LedgerEntry> all = written();
    HistorySelection some =
        all()
            .withType(YOGA)
            .withCauses(Set.of(Cause.PURCHASE, Cause.EXPIRY))
            .withRecorded(Optional.of(Interval.since(BOOKED)))
            .withEffective(Optional.of(new Interval(BOOKED, SWEPT)));
    assertShown(some, all, e -> e.cause() == Cause.EXPIRY && e.account().type().equals(YOGA));
    assertShown(
        some.withKnownAt(Optional.of(ENDED)),
        all,
        e -> e.cause() == Cause.EXPIRY && e.recordedAt().equals(SWEPT));
  }

  @Test
  @DisplayName("H-07 pages of a part neither repeat nor skip an entry while others write")
  void whileOthersWrite() {
    List<LedgerEntry> all = written();
    HistorySelection purchases = HistorySelection.newest(1).withCauses(Set.of(Cause.PURCHASE));
    List<LedgerEntry> joined = new ArrayList<>();
    List<LedgerEntry> page = page(purchases).entries();
    for (int i = 0; !page.isEmpty(); i++) {
      joined.addAll(page);
      write(
          HandwrittenPosting.of(request("later-" + i), CORRECTED.plus(MICRO))
              .open(position(ANNAS), MASSAGE, 1)
              .posting());
      page = page(purchases.withAfter(behind(page))).entries();
    }
    assertEquals(all.stream().filter(e -> e.cause() == Cause.PURCHASE).toList(), joined);
  }

  @Test
  @DisplayName("H-08 a page without entries has the position of the wallet all the same")
  void positionBesideNothing() {
    written();
    HistorySlice slice = page(all().withCauses(Set.of(Cause.TRANSFER)));
    assertEquals(List.of(), slice.entries());
    assertEquals(position(ANNAS), slice.position());
  }

  @Test
  @DisplayName("H-10 a page of entries alone may begin behind the mark of another wallet")
  void behindAnotherWallet() {
    List<LedgerEntry> all = written();
    for (CreditType other : List.of(CreditType.PRACTICE_SETTINGS, CreditType.of("zumba"))) {
      for (Instant at : List.of(SOLD, BOOKED, SWEPT, CORRECTED, CORRECTED.plus(MICRO))) {
        HistoryMark mark = new HistoryMark(at, other, 1);
        List<LedgerEntry> behind =
            all.stream().filter(e -> HistoryMark.of(e).compareTo(mark) > 0).toList();
        assertEquals(behind, newest(all().withAfter(mark)));
        assertEquals(behind, page(all().withAfter(mark)).entries());
      }
    }
    assertEquals(List.of(), store().queries().newest(BELAS, all()));
  }

  @Test
  @DisplayName("H-09 S80 what is learnt late is in the balance of its time, not as known before")
  void learntLate() {
    written();
    Ledger ledger = stage().staff().ledger();
    assertEquals(4, ledger.balanceAsOf(ANNA, MASSAGE, BOOKED, SWEPT).posted());
    assertEquals(5, ledger.balanceAsOf(ANNA, MASSAGE, BOOKED, CORRECTED).posted());
    assertEquals(5, ledger.balanceAsOf(ANNA, MASSAGE, BOOKED.minus(MICRO), CORRECTED).posted());
    assertEquals(Balance.ZERO, ledger.balanceAsOf(ANNA, YOGA, SOLD.minus(MICRO), CORRECTED));
    assertEquals(
        8, ledger.balancesAsOf(ANNA, BOOKED, SWEPT).getOrDefault(YOGA, Balance.ZERO).available());
    assertEquals(
        0, ledger.balancesAsOf(ANNA, ENDED, ENDED).getOrDefault(YOGA, Balance.ZERO).posted());
  }
}
