package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the tests of this module would not find if it could not happen: each mistake does damage,
 * and what stands behind the lock is named.
 */
@DisplayName("A store with a mistake, while somebody else books in between")
class SabotageTest {
  private static final String GOES_ON =
      "io.sessioncredits.verification.sql.Cell#toleratingOldSnapshots";
  private static final Map<Database, Schema> WITHOUT_KEYS = new EnumMap<>(Database.class);

  /** Each mistake about positions, in each cell. */
  static Stream<Arguments> aboutPositions() {
    return Stream.of(Sabotage.NO_LOCK, Sabotage.POSITION_READ_BEFORE_LOCK)
        .flatMap(sabotage -> Cell.all().map(cell -> Arguments.of(sabotage, cell)));
  }

  /** Returns the host's credits through a store with the mistake. */
  private static ActingCredits sabotaged(
      Scene scene, Host host, Sabotage sabotage, Runnable meanwhile) {
    return scene
        .credits()
        .using(sabotage.of(host.store(), meanwhile))
        .at(scene.practice())
        .as(Actor.staff("desk"));
  }

  private static void assertRefusedWith(String cause, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageMatching(".*(" + cause + ").*");
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("aboutPositions")
  @DisplayName("loses the other one's booking of another credit type")
  void losesUpdate(Sabotage sabotage, Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      scene.grant(Scene.ANNA, Scene.YOGA, 5);
      ActingCredits careless =
          sabotaged(
              scene, host, sabotage, () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow());
      Runnable booking =
          () -> careless.bookings().book(Scene.booking("b-2", Scene.ANNA, Scene.YOGA)).orThrow();
      if (cell.refusesOldSnapshot()) {
        assertRefusedWith("40001", booking);
        return;
      }
      booking.run();
      host.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).describedAs("damaged").isEqualTo(5);
      assertThat(scene.audit().problems())
          .isNotEmpty()
          .allSatisfy(p -> assertThat(p).endsWith("massage has entry 2 but stands at 1"));
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("aboutPositions")
  @DisplayName("is stopped by the key of the entry if both booked the same credit type")
  void stoppedByEntry(Sabotage sabotage, Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      ActingCredits careless =
          sabotaged(
              scene, host, sabotage, () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow());
      assertRefusedWith(
          cell.refusesOldSnapshot() ? "40001" : "23505|code 1062",
          () ->
              careless.bookings().book(Scene.booking("b-2", Scene.ANNA, Scene.MASSAGE)).orThrow());
      host.rollback();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("refuses what it should answer again, if it has read the keys before the lock")
  void refusesReplay(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
      BookingOutcome outcome = bookTwice(scene, host);
      assertThat(outcome.refusal())
          .hasValueSatisfying(
              no -> assertThat(no.code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDITS));
    }
  }

  /** Books one line, while somebody else books the same, with the keys read before the lock. */
  private static BookingOutcome bookTwice(Scene scene, Host host) {
    return sabotaged(
            scene,
            host,
            Sabotage.KEYS_READ_BEFORE_LOCK,
            () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow())
        .bookings()
        .book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sql.Cell#all")
  @DisplayName("is stopped by the key of the request, if it has read the keys before the lock")
  void stoppedByRequest(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      assertRefusedWith(
          cell.refusesOldSnapshot() ? "40001" : "23505|code 1062",
          () -> bookTwice(scene, host).orThrow());
      host.rollback();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("spends twice for one booking, if that key is missing too")
  void doubles(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell, withoutKeys(cell.database()));
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      bookTwice(scene, host).orThrow();
      host.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).describedAs("damaged").isEqualTo(3);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  private static synchronized Schema withoutKeys(Database database) {
    return WITHOUT_KEYS.computeIfAbsent(
        database,
        d -> {
          Schema schema = DatabaseServer.of(d).schema("without_request_key");
          for (String table : new String[] {"request", "outbox"}) {
            schema.execute(
                "ALTER TABLE "
                    + table
                    + (d == Database.POSTGRESQL
                        ? " DROP CONSTRAINT " + table + "_pkey"
                        : " DROP PRIMARY KEY"));
          }
          return schema;
        });
  }

  @Test
  @DisplayName("misses a request on PostgreSQL that it reads by a join with the lock")
  void joinedToLock() throws SQLException {
    Cell cell = new Cell(Database.POSTGRESQL, Isolation.READ_COMMITTED);
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      first.staff().bookings().book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).orThrow();
      String ofAnna =
          " FROM wallet LEFT JOIN request ON request.practice = wallet.practice"
              + " AND operation = 'BOOK' WHERE wallet.practice = '"
              + scene.practice()
              + "' AND holder = '"
              + Scene.ANNA.key()
              + "'";
      // One digit for each: the revision of the wallet, and whether the request is there.
      String digits = "SELECT revision * 10 + CASE WHEN request_key IS NULL THEN 0 ELSE 1 END";
      Future<Long> waiting =
          Background.start(
              () -> Schema.number(second.connection(), digits + ofAnna + " FOR UPDATE OF wallet"));
      Waiting.until(scene.schema(), waiting);
      first.commit();
      assertThat(Background.result(waiting))
          .describedAs("the new wallet, no request")
          .isEqualTo(20);
      assertThat(Schema.number(second.connection(), digits + ofAnna)).isEqualTo(21);
    }
  }
}
