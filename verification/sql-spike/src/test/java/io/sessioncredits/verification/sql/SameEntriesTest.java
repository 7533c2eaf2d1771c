package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.SettableClock;
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The same commands write the same entries, bit for bit")
class SameEntriesTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sql.Cell#all")
  @DisplayName("on a real database as in memory")
  void sameEntries(Cell cell) {
    try (Pool pool =
        new Pool(Schema.emptied(cell.database()), cell.isolation(), UnaryOperator.identity())) {
      List<LedgerEntry> entries = story(JdbcCreditStore.owning(pool, cell.database().dialect()));
      assertThat(entries).hasSizeGreaterThan(10).isEqualTo(story(InMemoryCreditStore.create()));
    }
  }

  /** Does a bit of everything and returns all entries. */
  private static List<LedgerEntry> story(OwningCreditStore store) {
    SettableClock clock = new SettableClock(Scene.NOW);
    PracticeCredits practice =
        SessionCredits.builder()
            .store(store)
            .policy(CreditPolicy.standard(ZoneId.of("Europe/Berlin")))
            .clock(clock)
            .salts(request -> "salt")
            .build()
            .at(PracticeId.of("practice-0"));
    ActingCredits staff = practice.as(Actor.staff("desk"));
    Grant priced =
        Grant.of(Scene.ANNA, Scene.MASSAGE, 10, PurchaseRef.of("sale-1"))
            .withPrice(Price.of(99_99, "EUR"))
            .withValidUntil(Scene.NOW.plus(Duration.ofDays(30)));
    staff.ledger().grant(priced).orThrow();
    staff.ledger().grant(Grant.of(Scene.BELA, Scene.YOGA, 3, PurchaseRef.of("sale-2"))).orThrow();
    var booking = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
    staff.bookings().book(booking.withSeats(2)).orThrow();
    staff.transfers().transfer(Scene.transfer("t-1", Scene.ANNA, Scene.BELA, 3)).orThrow();
    clock.advance(Duration.ofDays(2));
    staff
        .bookings()
        .cancel(Cancellation.of(booking.line()).waivingTerms(Reason.of("Zahnschmerzen – äh")))
        .orThrow();
    Receipt adjusted =
        staff
            .ledger()
            .adjust(
                Adjustment.by(
                    RequestKey.of("a-1"), Scene.BELA, Scene.YOGA, 2, Reason.of("counted again")))
            .orThrow();
    staff.ledger().reverse(Reversal.of(adjusted, Reason.of("wrong client"))).orThrow();
    clock.advance(Duration.ofDays(60));
    assertThat(practice.maintenance().sweep()).isEqualTo(2);
    assertThat(practice.maintenance().audit().problems()).isEmpty();
    List<LedgerEntry> entries = new ArrayList<>();
    for (ClientId client : List.of(Scene.ANNA, Scene.BELA)) {
      entries.addAll(staff.ledger().history(HistoryQuery.of(client)).entries());
    }
    return entries;
  }
}
