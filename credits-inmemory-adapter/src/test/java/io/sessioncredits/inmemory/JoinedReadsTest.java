package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.BEN;
import static io.sessioncredits.inmemory.Clinic.CARA;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.MORNING;
import static io.sessioncredits.inmemory.Clinic.PRACTICE;
import static io.sessioncredits.inmemory.Clinic.YOGA;
import static io.sessioncredits.inmemory.Clinic.booking;
import static io.sessioncredits.inmemory.Clinic.grantOf;
import static io.sessioncredits.inmemory.Clinic.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.HistoryPage;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A read inside a transaction merges what is committed with what it wrote itself:")
class JoinedReadsTest {
  private static final Instant NOON = MORNING.plusSeconds(4 * 3_600);
  private static final Instant EVENING = MORNING.plusSeconds(10 * 3_600);

  private final Clinic clinic = new Clinic(InMemoryCreditStore.create());
  private final InMemoryTransaction transaction = clinic.store().begin();
  private final ActingCredits inside = clinic.desk(transaction.joined());
  private final CreditQueries queries = transaction.joined().queries();

  @AfterEach
  void end() {
    transaction.close();
  }

  private static List<String> marks(List<LedgerEntry> entries) {
    return entries.stream().map(e -> e.account().type() + "/" + e.sequence()).toList();
  }

  private static List<String> holders(List<Position> positions) {
    return positions.stream().map(p -> p.wallet().holder().key()).toList();
  }

  /** Two accounts, entries of the same instant, and the newest of them not committed. */
  private void writeHistory() {
    clinic.grant(ANNA, YOGA, 1, "p-1");
    clinic.grant(ANNA, MASSAGE, 5, "p-2");
    clinic.grant(ANNA, MASSAGE, 1, "p-3");
    clinic.setClock(NOON);
    Clinic.grant(inside, ANNA, YOGA, 1, "p-4");
    assertThat(inside.bookings().book(booking(ANNA, "b-1")).isBooked()).isTrue();
    assertThat(inside.bookings().book(booking(ANNA, "b-2")).isBooked()).isTrue();
  }

  private static final String[] NEWEST_FIRST = {
    "massage/4", "massage/3", "yoga/2", "massage/2", "massage/1", "yoga/1"
  };

  @Test
  @DisplayName("the history of all credit types, page by page, newest first")
  void history() {
    writeHistory();
    for (int limit = 1; limit <= NEWEST_FIRST.length + 1; limit++) {
      List<LedgerEntry> all = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        HistoryPage page =
            inside.ledger().history(HistoryQuery.of(ANNA).withLimit(limit).withAfter(cursor));
        all.addAll(page.entries());
        cursor = page.next();
      } while (cursor.isPresent());
      assertThat(marks(all)).containsExactly(NEWEST_FIRST);
    }
  }

  @Test
  @DisplayName("the history behind a mark that is no entry")
  void historyBehindAnyMark() {
    writeHistory();
    HistoryMark between = new HistoryMark(NOON.minusSeconds(1), YOGA, 7);
    assertThat(
            marks(
                queries
                    .history(wallet(ANNA), HistorySelection.newest(9).withAfter(between))
                    .entries()))
        .containsExactly("massage/2", "massage/1", "yoga/1");
    HistoryMark sameInstant = new HistoryMark(MORNING, MASSAGE, 2);
    assertThat(
            marks(
                queries
                    .history(wallet(ANNA), HistorySelection.newest(9).withAfter(sameInstant))
                    .entries()))
        .containsExactly("massage/1", "yoga/1");
    assertThat(
            marks(
                queries
                    .history(
                        wallet(ANNA),
                        HistorySelection.newest(9).withType(YOGA).withAfter(sameInstant))
                    .entries()))
        .containsExactly("yoga/1");
    HistoryMark oldest = new HistoryMark(MORNING, YOGA, 1);
    assertThat(
            queries.history(wallet(ANNA), HistorySelection.newest(9).withAfter(oldest)).entries())
        .isEmpty();
  }

  @Test
  @DisplayName("the history of one credit type with where the wallet stands")
  void historyOfOneType() {
    writeHistory();
    CreditQueries.HistorySlice slice =
        queries.history(wallet(ANNA), HistorySelection.newest(3).withType(MASSAGE));
    assertThat(marks(slice.entries())).containsExactly("massage/4", "massage/3", "massage/2");
    assertThat(slice.position().head(MASSAGE).sequence()).isEqualTo(4);
  }

  @Test
  @DisplayName("the entries of an account from any place on")
  void entries() {
    writeHistory();
    var account = wallet(ANNA).account(MASSAGE);
    assertThat(marks(queries.entries(account, 1, 2))).containsExactly("massage/2", "massage/3");
    assertThat(marks(queries.entries(account, 0, 9))).hasSize(4);
    assertThat(queries.entries(account, 4, 9)).isEmpty();
    assertThat(queries.entries(account, Long.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
    assertThat(queries.entries(account, 3, Integer.MAX_VALUE)).hasSize(1);
    assertThat(clinic.store().queries().entries(account, 0, 9)).hasSize(2);
  }

  @Test
  @DisplayName("the entries of the practice, account after account, page by page")
  void entriesOfThePractice() {
    writeHistory();
    clinic.grant(CARA, MASSAGE, 1, "p-5");
    Clinic.grant(inside, BEN, MASSAGE, 1, "p-6");
    CreditQueries.EntryRange evening = known(EVENING);
    for (int limit = 1; limit <= 9; limit++) {
      List<LedgerEntry> all = new ArrayList<>();
      List<LedgerEntry> page = queries.entries(evening, Optional.empty(), limit);
      while (!page.isEmpty()) {
        all.addAll(page);
        page = queries.entries(evening, Optional.of(all.get(all.size() - 1).ref()), limit);
      }
      assertThat(all.stream().map(e -> e.account().wallet().holder() + "/" + e.sequence()))
          .containsExactly(
              "anna/1", "anna/2", "anna/3", "anna/4", "anna/1", "anna/2", "ben/1", "cara/1");
    }
    assertThat(marks(queries.entries(known(MORNING), Optional.empty(), 9)))
        .containsExactly("massage/1", "massage/2", "yoga/1");
    assertThat(clinic.store().queries().entries(evening, Optional.empty(), 9)).hasSize(4);
  }

  private static CreditQueries.EntryRange known(Instant instant) {
    return new CreditQueries.EntryRange(PRACTICE, Optional.empty(), Optional.empty(), instant);
  }

  @Test
  @DisplayName("the wallets in key order, each once")
  void wallets() {
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    clinic.grant(CARA, MASSAGE, 1, "p-2");
    Clinic.grant(inside, BEN, MASSAGE, 1, "p-3");
    Clinic.grant(inside, CARA, MASSAGE, 1, "p-4");
    assertThat(holders(queries.wallets(PRACTICE, Optional.empty(), 9)))
        .containsExactly("client:anna", "client:ben", "client:cara");
    assertThat(holders(queries.wallets(PRACTICE, Optional.empty(), 2)))
        .containsExactly("client:anna", "client:ben");
    Optional<Holder> ben = Optional.of(BEN);
    List<Position> last = queries.wallets(PRACTICE, ben, 9);
    assertThat(holders(last)).containsExactly("client:cara");
    assertThat(last.get(0).head(MASSAGE).balance()).isEqualTo(2);
    assertThat(holders(clinic.store().queries().wallets(PRACTICE, Optional.empty(), 9)))
        .containsExactly("client:anna", "client:cara");
  }

  @Test
  @DisplayName("the wallets that are due, the longest due first, and none that no longer is")
  void due() {
    grantUntil(clinic.desk(), ANNA, "p-1", NOON);
    grantUntil(clinic.desk(), BEN, "p-2", EVENING);
    grantUntil(inside, CARA, "p-3", MORNING.plusSeconds(60));
    assertThat(queries.due(PRACTICE, EVENING, 9))
        .containsExactly(wallet(CARA), wallet(ANNA), wallet(BEN));
    assertThat(queries.due(PRACTICE, EVENING.minusNanos(1_000), 9))
        .containsExactly(wallet(CARA), wallet(ANNA));
    assertThat(queries.due(PRACTICE, EVENING, 1)).containsExactly(wallet(CARA));
    assertThat(inside.bookings().book(bookingAtOnce(ANNA)).isBooked()).isTrue();
    assertThat(queries.due(PRACTICE, EVENING, 9)).containsExactly(wallet(CARA), wallet(BEN));
    List<WalletKey> committed = clinic.store().queries().due(PRACTICE, EVENING, 9);
    assertThat(committed).containsExactly(wallet(ANNA), wallet(BEN));
    transaction.commit();
    assertThat(clinic.store().queries().due(PRACTICE, EVENING, 9))
        .containsExactly(wallet(CARA), wallet(BEN));
    clinic.setClock(EVENING);
    assertThat(clinic.credits().at(PRACTICE).maintenance().sweep()).isEqualTo(2);
    assertThat(clinic.store().queries().due(PRACTICE, EVENING, 9)).isEmpty();
  }

  private static void grantUntil(
      ActingCredits desk, ClientId client, String purchase, Instant until) {
    assertThat(
            desk.ledger()
                .grant(grantOf(client, MASSAGE, 1, purchase).withValidUntil(until))
                .refusal())
        .isEmpty();
  }

  private static Booking bookingAtOnce(ClientId client) {
    return Booking.of(
        BookingRef.of("b-9"), client, AppointmentType.of("massage"), MORNING.plusSeconds(60));
  }

  @Test
  @DisplayName("what a dry run needs")
  void dryRun() {
    Clinic.grant(inside, ANNA, MASSAGE, 1, "p-1");
    assertThat(inside.bookings().check(booking(ANNA, "b-1")).isBooked()).isTrue();
    assertThat(clinic.desk().bookings().check(booking(ANNA, "b-1")).isBooked()).isFalse();
    assertThat(inside.bookings().book(booking(ANNA, "b-1")).isBooked()).isTrue();
    CreditQueries.View view =
        queries.view(
            PRACTICE,
            List.of(wallet(ANNA), wallet(BEN)),
            Lookups.of(
                List.of(Clinic.request("p-1|massage"), Clinic.request("p-9")),
                List.of(booking(ANNA, "b-1").line(), booking(ANNA, "b-2").line())));
    assertThat(view.positions()).containsOnlyKeys(wallet(ANNA), wallet(BEN));
    assertThat(view.requests()).containsOnlyKeys(Clinic.request("p-1|massage"));
    assertThat(view.bookings()).containsOnlyKeys(booking(ANNA, "b-1").line());
  }
}
