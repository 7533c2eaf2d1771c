package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A wallet is touched for the first time")
class FirstTouchTest {
  private static final String CELLS = "io.sessioncredits.verification.sql.Cell#all";
  private static final int THREADS = 16;
  private static final int ROUNDS = 6;
  private static final int WALLETS = 3;
  private static final long SEED = 20260302;

  private static ActingCredits staff(Scene scene, CountedRuns store) {
    return scene.credits(store).at(scene.practice()).as(Actor.staff("desk"));
  }

  private static ClientId client(int round, int number) {
    return ClientId.of("client-" + round + "-" + number);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by sixteen callers at once: all get through at the first try, and none is lost")
  void oneByOne(Cell cell) {
    try (Scene scene = Scene.in(cell)) {
      CountedRuns store = new CountedRuns(scene.store());
      for (int round = 0; round < ROUNDS; round++) {
        int now = round;
        Background.atOnce(
            THREADS,
            thread ->
                staff(scene, store)
                    .ledger()
                    .grant(grant(client(now, thread % WALLETS), "sale-" + now + "-" + thread))
                    .orThrow());
      }
      assertThat(store.runs()).isEqualTo(THREADS * ROUNDS);
      assertThat(sum(scene)).isEqualTo(THREADS * ROUNDS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("together with others, by sixteen callers in any order: nobody deadlocks")
  void together(Cell cell) {
    try (Scene scene = Scene.in(cell)) {
      CountedRuns store = new CountedRuns(scene.store());
      for (int round = 0; round < ROUNDS; round++) {
        int now = round;
        Background.atOnce(
            THREADS, thread -> staff(scene, store).all(toAll(now, thread)).orThrow().size());
      }
      assertThat(store.runs()).isEqualTo(THREADS * ROUNDS);
      assertThat(sum(scene)).isEqualTo(THREADS * ROUNDS * WALLETS);
    }
  }

  private static Grant grant(ClientId client, String sale) {
    return Grant.of(client, Scene.MASSAGE, 1, PurchaseRef.of(sale));
  }

  private static List<Grant> toAll(int round, int thread) {
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < WALLETS; i++) {
      grants.add(grant(client(round, i), "sale-" + round + "-" + thread + "-" + i));
    }
    Collections.shuffle(grants, new Random(SEED + thread));
    return grants;
  }

  private static long sum(Scene scene) {
    assertThat(scene.audit().problems()).isEmpty();
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < WALLETS; i++) {
        sum += scene.balance(client(round, i), Scene.MASSAGE);
      }
    }
    return sum;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by a host that rolls back, while another waits: the other creates it")
  void rolledBack(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      first.staff().ledger().grant(grant(Scene.ANNA, "sale-1")).orThrow();
      Future<?> waiting =
          Background.start(
              () -> second.staff().ledger().grant(grant(Scene.ANNA, "sale-2")).orThrow());
      Waiting.until(scene.schema(), waiting);
      first.rollback();
      assertThat(Background.result(waiting)).isNotNull();
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sql.Cell#refusingOldSnapshots")
  @DisplayName("by a host whose snapshot does not show it: PostgreSQL refuses, the host retries")
  void createdSinceSnapshot(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      assertThat(host.notes()).isZero();
      scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
      assertThatThrownBy(() -> host.staff().ledger().grant(grant(Scene.ANNA, "sale-2")))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
      host.rollback();
      assertThat(host.staff().ledger().grant(grant(Scene.ANNA, "sale-2")).refusal()).isEmpty();
    }
  }

  @Test
  @DisplayName("why several are created before any is locked: the other way round deadlocks")
  void creatingWhileOthersAreLocked() throws SQLException {
    Cell cell = new Cell(Database.POSTGRESQL, Isolation.READ_COMMITTED);
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.BELA, Scene.MASSAGE, 1);
      // The first has locked the second wallet when it learns that there is none before it;
      // meanwhile that one comes into being, and somebody locks both in the right order.
      lock(first, scene, Scene.BELA);
      scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
      Future<Boolean> both = Background.start(() -> isThrough(second, scene));
      Waiting.until(scene.schema(), both);
      boolean isFirstThrough = !isRefused(() -> lock(first, scene, Scene.ANNA));
      first.rollback();
      assertThat(isFirstThrough ^ Background.result(both)).isTrue();
    }
  }

  private static boolean isThrough(Host host, Scene scene) {
    return !isRefused(
        () -> {
          lock(host, scene, Scene.ANNA);
          lock(host, scene, Scene.BELA);
        });
  }

  private static void lock(Host host, Scene scene, ClientId client) {
    var unused =
        host.store()
            .inTransaction(
                tx -> tx.lock(new TreeSet<>(List.of(new WalletKey(scene.practice(), client)))));
  }

  private static boolean isRefused(Runnable locking) {
    try {
      locking.run();
      return false;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      return true;
    }
  }
}
