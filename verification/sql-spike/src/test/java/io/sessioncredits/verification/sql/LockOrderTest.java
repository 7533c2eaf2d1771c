package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Two wallets are wanted in opposite order")
class LockOrderTest {
  private static final String CELLS = "io.sessioncredits.verification.sql.Cell#all";
  private static final int ROUNDS = 60;
  private static final long CREDITS = 2 * ROUNDS;

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, CREDITS);
    scene.grant(Scene.BELA, Scene.MASSAGE, CREDITS);
    return scene;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by transfers there and back: every one gets through at the first try")
  void transfers(Cell cell) {
    try (Scene scene = stocked(cell)) {
      CountedRuns store = new CountedRuns(scene.store());
      var staff = scene.credits(store).at(scene.practice()).as(Actor.staff("desk"));
      for (int round = 0; round < ROUNDS; round++) {
        int now = round;
        Background.atOnce(
            2,
            thread ->
                staff
                    .transfers()
                    .transfer(
                        Scene.transfer(
                            "t-" + now + "-" + thread,
                            thread == 0 ? Scene.ANNA : Scene.BELA,
                            thread == 0 ? Scene.BELA : Scene.ANNA,
                            1))
                    .orThrow());
      }
      assertThat(store.runs()).isEqualTo(2 * ROUNDS);
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by transactions that lock them one by one: one is a victim and may try again")
  void unsorted(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      lock(first, scene, Scene.ANNA);
      lock(second, scene, Scene.BELA);
      assertOneIsVictim(
          scene,
          new Party(first, () -> lock(first, scene, Scene.BELA)),
          new Party(second, () -> lock(second, scene, Scene.ANNA)));
    }
  }

  private static void lock(Host host, Scene scene, ClientId client) {
    var unused =
        host.store()
            .inTransaction(
                tx -> tx.lock(new TreeSet<>(List.of(new WalletKey(scene.practice(), client)))));
  }

  /** One of two transactions, and what it does second. */
  private record Party(Host host, Runnable second) {
    /** Returns whether it got through; ends the transaction. */
    boolean isThrough() {
      try {
        second.run();
        host.commit();
        return true;
      } catch (StoreException e) {
        assertThat(e.retryable()).isTrue();
        assertThat(e).hasMessageMatching(".*(40P01|code 1213).*");
        host.rollback();
        return false;
      }
    }
  }

  private static void assertOneIsVictim(Scene scene, Party one, Party other) {
    Future<Boolean> waiting = Background.start(one::isThrough);
    Waiting.until(scene.schema(), waiting);
    boolean isOtherThrough = other.isThrough();
    assertThat(Stream.of(Background.result(waiting), isOtherThrough))
        .containsExactlyInAnyOrder(true, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by hosts with two calls each: one is a victim, with all it did, and may try again")
  void twoCalls(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      book(first, "b-1", Scene.ANNA);
      book(second, "b-2", Scene.BELA);
      assertOneIsVictim(
          scene,
          new Party(first, () -> book(first, "b-3", Scene.BELA)),
          new Party(second, () -> book(second, "b-4", Scene.ANNA)));
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS - 1);
      assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(CREDITS - 1);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  private static void book(Host host, String reference, ClientId client) {
    host.staff().bookings().book(Scene.booking(reference, client, Scene.MASSAGE)).orThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by hosts that name both first: both get through, at most once told to come again")
  void prelocked(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      first.credits().prelock(List.of(Scene.ANNA, Scene.BELA));
      book(first, "b-1", Scene.ANNA);
      Future<Integer> tries = Background.start(() -> triesUntilBooked(second));
      Waiting.until(scene.schema(), tries);
      book(first, "b-3", Scene.BELA);
      first.commit();
      assertThat(Background.result(tries)).isEqualTo(cell.refusesOldSnapshot() ? 2 : 1);
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS - 2);
      assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(CREDITS - 2);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  private static int triesUntilBooked(Host host) {
    for (int tries = 1; ; tries++) {
      try {
        host.credits().prelock(List.of(Scene.BELA, Scene.ANNA));
        book(host, "b-2", Scene.BELA);
        book(host, "b-4", Scene.ANNA);
        host.commit();
        return tries;
      } catch (StoreException e) {
        assertThat(e.retryable()).isTrue();
        host.rollback();
      }
    }
  }

  @Test
  @DisplayName("a victim that goes on on MariaDB is in a new transaction, without its earlier work")
  void victimGoesOn() throws SQLException {
    Cell cell = new Cell(Database.MARIADB, Isolation.READ_COMMITTED);
    try (Scene scene = stocked(cell);
        Host victim = scene.host();
        Host other = scene.host()) {
      victim.note("before");
      lock(victim, scene, Scene.ANNA);
      // The one that has written less is the victim.
      book(other, "b-1", Scene.BELA);
      book(other, "b-2", Scene.BELA);
      Future<Boolean> waiting =
          Background.start(
              () -> {
                book(other, "b-3", Scene.ANNA);
                other.commit();
                return true;
              });
      Waiting.until(scene.schema(), waiting);
      boolean isVictim = false;
      try {
        lock(victim, scene, Scene.BELA);
      } catch (StoreException e) {
        isVictim = true;
      }
      assertThat(isVictim).isTrue();
      assertThat(Background.result(waiting)).isTrue();
      victim.note("after");
      victim.commit();
      assertThat(victim.notes()).isEqualTo(1);
    }
  }
}
