package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.policy.CreditPolicy;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a command costs in statements, a batch counted as one")
class StatementBudgetTest {
  private static final String CELLS = "io.sessioncredits.verification.sql.Cell#all";

  /** Statements by what they are for. Locking counts as reading. */
  private record Cost(int reads, int writes) {
    static Cost of(List<String> sent) {
      int writes = (int) sent.stream().filter(s -> s.startsWith("write")).count();
      int begins = (int) sent.stream().filter(s -> s.equals("begin")).count();
      return new Cost(sent.size() - writes - begins, writes);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("every command stays within its budget once its wallets exist")
  void budget(Cell cell) {
    Tally tally = new Tally();
    try (Scene scene = Scene.seenThrough(tally::over, cell)) {
      scene.grant(Scene.BELA, Scene.MASSAGE, 5);
      scene.grant(Scene.ANNA, Scene.YOGA, 5);
      var bookings = scene.staff().bookings();
      Booking booking = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
      tally.taken();

      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      assertThat(Cost.of(tally.taken())).describedAs("grant").isEqualTo(new Cost(2, 4));
      assertThat(bookings.check(booking).isBooked()).isTrue();
      assertThat(Cost.of(tally.taken())).describedAs("check").isEqualTo(new Cost(1, 0));
      assertThat(bookings.book(booking).orThrow().replayed()).isFalse();
      assertThat(Cost.of(tally.taken())).describedAs("book").isEqualTo(new Cost(2, 5));
      assertThat(bookings.book(booking).orThrow().replayed()).isTrue();
      assertThat(Cost.of(tally.taken())).describedAs("a replay").isEqualTo(new Cost(2, 0));
      bookings.cancel(Cancellation.of(BookingRef.of("b-1"), Scene.ANNA)).orThrow();
      assertThat(Cost.of(tally.taken())).describedAs("cancel").isEqualTo(new Cost(3, 5));
      scene
          .staff()
          .transfers()
          .transfer(Scene.transfer("t-1", Scene.ANNA, Scene.BELA, 2))
          .orThrow();
      assertThat(Cost.of(tally.taken())).describedAs("transfer").isEqualTo(new Cost(2, 4));
      scene.balance(Scene.ANNA, Scene.MASSAGE);
      assertThat(Cost.of(tally.taken())).describedAs("a balance").isEqualTo(new Cost(1, 0));
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a booking reads wallet, request and line, and writes each of five tables once")
  void whereTheyGo(Cell cell) {
    Tally tally = new Tally();
    try (Scene scene = Scene.seenThrough(tally::over, cell)) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      tally.taken();
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      List<String> sent = tally.taken().stream().filter(s -> !s.equals("begin")).toList();
      // Where a snapshot may be older than a lock, the revision of the wallet rides along.
      String read =
          cell.database() == Database.MARIADB
              ? "read request+booking+wallet"
              : "read request+booking";
      assertThat(sent)
          .containsExactly(
              "lock wallet",
              read,
              "write wallet",
              "write entry",
              "write request",
              "write booking",
              "write outbox");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName(
      "the first touch of a wallet costs one statement more on PostgreSQL, none on MariaDB")
  void firstTouch(Cell cell) {
    Tally tally = new Tally();
    try (Scene scene = Scene.seenThrough(tally::over, cell)) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      int more = cell.database() == Database.POSTGRESQL ? 1 : 0;
      assertThat(Cost.of(tally.taken())).isEqualTo(new Cost(2 + more, 4));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a debt costs one read more, since only the position tells which lines it is for")
  void debt(Cell cell) {
    Tally tally = new Tally();
    try (Scene scene = Scene.seenThrough(tally::over, cell)) {
      var permissive =
          scene
              .credits(scene.store(), CreditPolicy.permissive(ZoneOffset.UTC))
              .at(scene.practice())
              .as(Actor.staff("desk"));
      Booking booking = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
      permissive.bookings().book(booking).orThrow();
      tally.taken();
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      assertThat(Cost.of(tally.taken())).isEqualTo(new Cost(3, 5));
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a hundred bookings in one call cost as many statements as one")
  void batch(Cell cell) {
    Tally tally = new Tally();
    try (Scene scene = Scene.seenThrough(tally::over, cell)) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 100);
      tally.taken();
      List<Booking> all =
          java.util.stream.IntStream.range(0, 100)
              .mapToObj(i -> Scene.booking("b-" + i, Scene.ANNA, Scene.MASSAGE))
              .toList();
      assertThat(scene.staff().all(all).refusal()).isEmpty();
      assertThat(Cost.of(tally.taken())).isEqualTo(new Cost(2, 5));
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
      assertThat(scene.audit().problems()).isEmpty();
    }
  }
}
