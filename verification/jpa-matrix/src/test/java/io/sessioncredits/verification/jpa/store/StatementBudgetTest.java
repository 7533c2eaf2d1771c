package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tally;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counted at the driver: what a provider adds of its own counts too. */
@DisplayName("What a command costs in statements")
class StatementBudgetTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final Booking BOOKING = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
  private static final Cancellation CANCELLATION =
      Cancellation.of(BookingRef.of("b-1"), Scene.ANNA);

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.YOGA, 5);
    scene.grant(Scene.BELA, Scene.MASSAGE, 5);
    return scene;
  }

  /** Carries out one command of each kind and returns what each costs. */
  private static Map<String, Cost> costs(ActingCredits staff, Tally tally) {
    Map<String, Cost> costs = new LinkedHashMap<>();
    var unused = tally.taken();
    Grant grant = Grant.of(Scene.ANNA, Scene.MASSAGE, 5, PurchaseRef.of("sale-1"));
    staff.ledger().grant(grant).orThrow();
    costs.put("grant", Cost.of(tally.taken()));
    assertThat(staff.bookings().check(BOOKING).isBooked()).isTrue();
    costs.put("check", Cost.of(tally.taken()));
    assertThat(staff.bookings().book(BOOKING).orThrow().replayed()).isFalse();
    costs.put("book", Cost.of(tally.taken()));
    assertThat(staff.bookings().book(BOOKING).orThrow().replayed()).isTrue();
    costs.put("replay", Cost.of(tally.taken()));
    staff.bookings().cancel(CANCELLATION).orThrow();
    costs.put("cancel", Cost.of(tally.taken()));
    staff.transfers().transfer(Scene.transfer("t-1", Scene.ANNA, Scene.BELA, 2)).orThrow();
    costs.put("transfer", Cost.of(tally.taken()));
    assertThat(staff.ledger().balance(Scene.ANNA, Scene.MASSAGE).number()).isEqualTo(3);
    costs.put("balance", Cost.of(tally.taken()));
    assertThat(staff.ledger().history(HistoryQuery.of(Scene.ANNA)).entries()).hasSize(5);
    costs.put("history with settings of the practice", Cost.of(tally.taken()));
    HistoryQuery own = HistoryQuery.of(Scene.ANNA).withPracticeChanges(false);
    assertThat(staff.ledger().history(own).entries()).hasSize(5);
    costs.put("history", Cost.of(tally.taken()));
    HistoryQuery part =
        HistoryQuery.of(Scene.ANNA)
            .withType(Scene.MASSAGE)
            .withCauses(Cause.BOOKING, Cause.CANCELLATION)
            .withPeriod(Interval.since(Limits.EARLIEST))
            .withEffectivePeriod(Interval.since(Limits.EARLIEST))
            .withAsKnownAt(Instant.parse("2100-01-01T00:00:00Z"));
    assertThat(staff.ledger().history(part).entries()).hasSize(2);
    costs.put("part of the history", Cost.of(tally.taken()));
    return costs;
  }

  /** What the commands of {@link #costs} may cost in a cell. */
  private static Map<String, Cost> budget(Cell cell) {
    Map<String, Cost> budget = new LinkedHashMap<>();
    budget.put("grant", new Cost(2, 4));
    budget.put("check", new Cost(1, 0));
    budget.put("book", new Cost(2, 5));
    budget.put("replay", new Cost(2, 0));
    budget.put("cancel", new Cost(3, 5));
    budget.put("transfer", new Cost(2, 4));
    budget.put("balance", new Cost(1, 0));
    budget.put("history with settings of the practice", new Cost(2, 0));
    budget.put("history", new Cost(1, 0));
    budget.put("part of the history", new Cost(1, 0));
    if (isGuarded(cell)) {
      budget.putAll(
          Map.of(
              "grant", new Cost(1, 1),
              "book", new Cost(1, 1),
              "replay", new Cost(1, 0),
              "cancel", new Cost(2, 1)));
    }
    for (String command : List.of("grant", "book", "replay", "cancel", "transfer")) {
      budget.computeIfPresent(command, (name, cost) -> cost.plus(more(cell), 0));
    }
    return budget;
  }

  /**
   * There, the posting of one wallet is one statement that does nothing if the wallet moved on.
   * What needs the lock after all, as the first touch does, has cost one read more.
   */
  private static boolean isGuarded(Cell cell) {
    return cell.database() == Database.POSTGRESQL && cell.isolation() == Isolation.READ_COMMITTED;
  }

  /** How many reads more a lock costs: H2 is asked for the revision before. */
  private static int more(Cell cell) {
    return cell.database() == Database.H2 ? 1 : 0;
  }

  private static void assertCost(Tally tally, String command, Cost budget) {
    List<String> sent = tally.taken();
    assertThat(Cost.of(sent)).as(() -> command + ":\n" + String.join("\n", sent)).isEqualTo(budget);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("is its budget once its wallets exist, whoever the provider is")
  void owning(Cell cell) {
    Scene scene = stocked(cell);
    try (Tally tally = scene.rig().wire().tally()) {
      assertThat(costs(scene.staff(), tally)).isEqualTo(budget(cell));
    }
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("is two reads for the page of a client, whatever it shows")
  void clientPage(Cell cell) {
    Scene scene = stocked(cell);
    ClientViewQuery small = ClientViewQuery.of(Scene.ANNA);
    ClientViewQuery large =
        small.withBookable(
            AppointmentType.of("yoga"), AppointmentType.of("massage"), AppointmentType.of("swim"));
    try (Tally tally = scene.rig().wire().tally()) {
      for (ClientViewQuery query : List.of(small, large)) {
        assertThat(scene.credited().clientView(query).lines()).hasSize(1);
        assertCost(tally, "client page", new Cost(2, 0));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("is the same in a transaction of a host")
  void joined(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host();
        Tally tally = scene.rig().wire().tally()) {
      // The first call of a store asks once which database it is.
      host.credits().prelock(List.of(Scene.ANNA, Scene.BELA));
      assertThat(costs(host.staff(), tally)).isEqualTo(budget(cell));
      host.commit();
    }
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName(
      "is none more for the first touch of a wallet on MariaDB, one on PostgreSQL, two on H2")
  void firstTouch(Cell cell) {
    Scene scene = stocked(cell);
    int more =
        switch (cell.database()) {
          case MARIADB -> 0;
          case POSTGRESQL -> 1;
          case H2 -> 3;
        };
    try (Tally tally = scene.rig().wire().tally()) {
      scene.grant(ClientId.of("cleo"), Scene.MASSAGE, 5);
      assertCost(tally, "grant", new Cost(2, 4).plus(isGuarded(cell) ? more + 1 : more, 0));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("is one read more with a debt, since only the position tells which lines it is for")
  void debt(Cell cell) {
    Scene scene = stocked(cell);
    var permissive =
        scene
            .credits(scene.store(), CreditPolicy.permissive(ZoneOffset.UTC))
            .at(scene.practice())
            .as(Actor.staff("desk"));
    permissive.bookings().book(BOOKING).orThrow();
    try (Tally tally = scene.rig().wire().tally()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      Cost budget = isGuarded(cell) ? new Cost(2, 1) : new Cost(3, 5);
      assertCost(tally, "grant", budget.plus(more(cell), 0));
    }
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("is for a hundred bookings in one call what it is for one")
  void batch(Cell cell) {
    Scene scene = stocked(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 100);
    List<Booking> all =
        IntStream.range(0, 100)
            .mapToObj(i -> Scene.booking("b-" + i, Scene.ANNA, Scene.MASSAGE))
            .toList();
    try (Tally tally = scene.rig().wire().tally()) {
      assertThat(scene.staff().all(all).refusal()).isEmpty();
      assertCost(tally, "a hundred bookings", new Cost(2 + more(cell), 5));
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
    assertThat(scene.audit().problems()).isEmpty();
  }
}
