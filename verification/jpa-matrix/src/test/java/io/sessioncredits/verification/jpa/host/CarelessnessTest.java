package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the tests of this package would not find if it could not happen: each mistake does damage,
 * and what stands behind the lock is named.
 */
@DisplayName("A store that is careless about the lock, while somebody else books in between,")
class CarelessnessTest {
  private static final String DEFAULTS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  /** Each mistake about positions, on each database. */
  static Stream<Arguments> aboutPositions() {
    return Stream.of(Carelessness.NO_LOCK, Carelessness.POSITION_READ_BEFORE_LOCK)
        .flatMap(mistake -> Cell.defaults().map(cell -> Arguments.of(mistake, cell)));
  }

  private static ActingCredits careless(
      Scene scene, Host host, Carelessness mistake, Runnable meanwhile) {
    return scene
        .credits()
        .using(mistake.of(host.store(), meanwhile))
        .at(scene.practice())
        .as(Actor.staff("desk"));
  }

  private static void assertStoppedByKey(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessageMatching(".*(23505|code 1062).*");
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("aboutPositions")
  @DisplayName("loses the other one's booking of another credit type")
  void losesUpdate(Carelessness mistake, Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
    scene.grant(Scene.ANNA, Scene.YOGA, 5);
    try (Host host = scene.host()) {
      careless(scene, host, mistake, () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow())
          .bookings()
          .book(Scene.booking("b-2", Scene.ANNA, Scene.YOGA))
          .orThrow();
      host.commit();
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).describedAs("damaged").isEqualTo(5);
    assertThat(scene.audit().problems())
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p).endsWith("massage has entry 2 but stands at 1"));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("aboutPositions")
  @DisplayName("is stopped by the key of the entry if both booked the same credit type")
  void stoppedByEntry(Carelessness mistake, Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
    try (Host host = scene.host()) {
      ActingCredits careless =
          careless(
              scene, host, mistake, () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow());
      assertStoppedByKey(
          () ->
              careless.bookings().book(Scene.booking("b-2", Scene.ANNA, Scene.MASSAGE)).orThrow());
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    assertThat(scene.audit().problems()).isEmpty();
  }

  /** Books one line, while somebody else books the same, with the keys read before the lock. */
  private static BookingOutcome bookTwice(Scene scene, Host host) {
    return careless(
            scene,
            host,
            Carelessness.KEYS_READ_BEFORE_LOCK,
            () -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow())
        .bookings()
        .book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("refuses what it should answer again, if it has read the keys before")
  void refusesReplay(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
    try (Host host = scene.host()) {
      assertThat(bookTwice(scene, host).refusal())
          .hasValueSatisfying(
              no -> assertThat(no.code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDITS));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("is stopped by the key of the request, if it has read the keys before")
  void stoppedByRequest(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
    try (Host host = scene.host()) {
      assertStoppedByKey(() -> bookTwice(scene, host).orThrow());
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("spends twice for one booking, if that key is missing too")
  void doubles(Cell cell) {
    Rig rig = Rig.apart(cell, "without_keys_" + SCHEMAS.incrementAndGet());
    try {
      for (String table : new String[] {"credits_request", "credits_outbox"}) {
        rig.schema()
            .execute(
                "ALTER TABLE "
                    + table
                    + (cell.database() == Database.MARIADB
                        ? " DROP PRIMARY KEY"
                        : " DROP CONSTRAINT " + table + "_key"));
      }
      Scene scene = Scene.in(rig);
      scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
      try (Host host = scene.host()) {
        bookTwice(scene, host).orThrow();
        host.commit();
      }
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).describedAs("damaged").isEqualTo(3);
      assertThat(scene.audit().problems()).isEmpty();
    } finally {
      rig.close();
    }
  }
}
