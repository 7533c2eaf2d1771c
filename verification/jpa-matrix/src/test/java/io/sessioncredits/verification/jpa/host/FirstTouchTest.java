package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.host.Turns.Done;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A wallet is touched for the first time")
class FirstTouchTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final int THREADS = 16;
  private static final int ROUNDS = 3;
  private static final long SEED = 20260302;

  /** H2's MERGE looks first and writes then: another may have been there in between. */
  static Stream<Cell> creatingOrLockingAtOnce() {
    return LockOrderTest.refusingOnlyVictims().filter(cell -> cell.database() != Database.H2);
  }

  static Stream<Cell> others() {
    List<Cell> named = creatingOrLockingAtOnce().toList();
    return Cell.all().filter(cell -> !named.contains(cell));
  }

  private static ClientId client(int round, int number) {
    return ClientId.of("client-" + round + "-" + number);
  }

  private static Grant grant(ClientId client, String sale) {
    return Grant.of(client, Scene.MASSAGE, 1, PurchaseRef.of(sale));
  }

  /**
   * Lets sixteen callers grant to {@code wallets} new clients, in orders of their own; returns how
   * often the database refused something.
   */
  private static int refusedTo(Scene scene, int wallets) {
    int refused = Failures.during(scene, () -> grantToAll(scene.staff(), wallets));
    assertThat(scene.audit().problems()).isEmpty();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < wallets; i++) {
        assertThat(scene.balance(client(round, i), Scene.MASSAGE)).isEqualTo(THREADS);
      }
    }
    return refused;
  }

  private static void grantToAll(ActingCredits staff, int wallets) {
    for (int round = 0; round < ROUNDS; round++) {
      int now = round;
      Background.atOnce(
          THREADS,
          thread -> {
            List<Grant> grants = new ArrayList<>();
            for (int i = 0; i < wallets; i++) {
              grants.add(grant(client(now, i), "sale-" + now + "-" + thread + "-" + i));
            }
            Collections.shuffle(grants, new Random(SEED + thread));
            return staff.all(grants).orThrow().size();
          });
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("creatingOrLockingAtOnce")
  @DisplayName("by sixteen callers at once: all get through at the first try, and none is lost")
  void one(Cell cell) {
    assertThat(refusedTo(Scene.in(cell), 1)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("creatingOrLockingAtOnce")
  @DisplayName("three at once, by sixteen callers in any order: nobody deadlocks")
  void three(Cell cell) {
    assertThat(refusedTo(Scene.in(cell), 3)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @DisplayName("where a database refuses some of sixteen callers: they try again, and none is lost")
  void refused(Cell cell) {
    assertThat(refusedTo(Scene.in(cell), 1) + refusedTo(Scene.in(cell), 3)).isNotNegative();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by a host that rolls back, while another waits: the other creates it")
  void rolledBack(Cell cell) {
    Scene scene = Scene.in(cell);
    try (Host first = scene.host();
        Host second = scene.host()) {
      first.staff().ledger().grant(grant(Scene.ANNA, "sale-1")).orThrow();
      Future<Done<Boolean>> waiting =
          Background.start(
              () ->
                  Turns.untilCommitted(
                      second,
                      host ->
                          host.staff()
                              .ledger()
                              .grant(grant(Scene.ANNA, "sale-2"))
                              .refusal()
                              .isEmpty()));
      Turns.untilWaiting(scene, waiting);
      first.rollback();
      assertThat(Background.result(waiting).result()).isTrue();
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by a host whose snapshot does not show it: it goes on, or does all of it again")
  void createdSinceSnapshot(Cell cell) {
    Scene scene = Scene.in(cell);
    try (Host host = scene.host()) {
      Turns.takeSnapshot(host);
      scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
      Done<Boolean> done =
          Turns.untilCommitted(
              host,
              h -> h.staff().ledger().grant(grant(Scene.ANNA, "sale-2")).orThrow().replayed());
      assertThat(done.result()).isFalse();
      assertThat(done.tries()).isLessThanOrEqualTo(2);
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("why several are created before any is locked: the other way round deadlocks")
  void creatingWhileOthersAreLocked(Provider provider) {
    Scene scene = Scene.in(new Cell(provider, Database.POSTGRESQL, Isolation.READ_COMMITTED));
    scene.grant(Scene.BELA, Scene.MASSAGE, 1);
    try (Host first = scene.host();
        Host second = scene.host()) {
      // The first has locked the second wallet when it learns that there is none before it;
      // meanwhile that one comes into being, and somebody locks both in the right order.
      lock(first, scene, Scene.BELA);
      scene.grant(Scene.ANNA, Scene.MASSAGE, 1);
      Future<Boolean> both =
          Background.start(() -> isThrough(second, scene, Scene.ANNA, Scene.BELA));
      Turns.untilWaiting(scene, both);
      boolean isFirstThrough = isThrough(first, scene, Scene.ANNA);
      first.rollback();
      assertThat(isFirstThrough ^ Background.result(both)).isTrue();
    }
  }

  private static boolean isThrough(Host host, Scene scene, ClientId... clients) {
    try {
      for (ClientId client : clients) {
        lock(host, scene, client);
      }
      return true;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      host.rollback();
      return false;
    }
  }

  private static void lock(Host host, Scene scene, ClientId client) {
    var unused =
        host.store()
            .inTransaction(
                tx -> tx.lock(new TreeSet<>(List.of(new WalletKey(scene.practice(), client)))));
  }
}
