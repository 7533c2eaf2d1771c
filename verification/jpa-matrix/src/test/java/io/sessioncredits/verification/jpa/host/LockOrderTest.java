package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.ClientId;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Two wallets are wanted in opposite order")
class LockOrderTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final AtomicInteger REFERENCES = new AtomicInteger();
  private static final int ROUNDS = 15;
  private static final long CREDITS = 2 * ROUNDS;

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, CREDITS);
    scene.grant(Scene.BELA, Scene.MASSAGE, CREDITS);
    return scene;
  }

  /**
   * At SERIALIZABLE MariaDB locks the gaps of keys that are looked up, and H2 above READ COMMITTED
   * refuses who has waited: there retries have other causes than the order of wallets.
   */
  static Stream<Cell> refusingOnlyVictims() {
    return Cell.all()
        .filter(
            cell ->
                cell.isolation() == Isolation.READ_COMMITTED
                    || cell.database() == Database.POSTGRESQL
                    || (cell.database() == Database.MARIADB
                        && cell.isolation() == Isolation.REPEATABLE_READ));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusingOnlyVictims")
  @DisplayName("by transfers there and back: every one gets through at the first try")
  void transfers(Cell cell) {
    Scene scene = stocked(cell);
    var staff = scene.staff();
    int refused =
        Failures.during(
            scene,
            () ->
                Background.atOnce(
                    2,
                    thread -> {
                      for (int round = 0; round < ROUNDS; round++) {
                        staff
                            .transfers()
                            .transfer(
                                Scene.transfer(
                                    "t-" + round + "-" + thread,
                                    thread == 0 ? Scene.ANNA : Scene.BELA,
                                    thread == 0 ? Scene.BELA : Scene.ANNA,
                                    1))
                            .orThrow();
                      }
                      return true;
                    }));
    assertThat(refused).isZero();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS);
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by transactions that lock them one by one: one is a victim and may try again")
  void unsorted(Cell cell) {
    Scene scene = stocked(cell);
    assertOneIsVictim(
        scene,
        host -> lock(host, scene, Scene.ANNA),
        host -> lock(host, scene, Scene.BELA),
        host -> lock(host, scene, Scene.BELA),
        host -> lock(host, scene, Scene.ANNA));
  }

  private static void lock(Host host, Scene scene, ClientId client) {
    var unused =
        host.store()
            .inTransaction(
                tx -> tx.lock(new TreeSet<>(List.of(new WalletKey(scene.practice(), client)))));
  }

  /** Lets two hosts do what is first of each, then one what is second, and wait, then the other. */
  private static void assertOneIsVictim(
      Scene scene,
      Consumer<Host> first,
      Consumer<Host> otherFirst,
      Consumer<Host> second,
      Consumer<Host> otherSecond) {
    try (Host one = scene.host();
        Host other = scene.host()) {
      first.accept(one);
      otherFirst.accept(other);
      Future<Boolean> waiting = Background.start(() -> isThrough(one, second));
      Turns.untilWaiting(scene, waiting);
      boolean isOtherThrough = isThrough(other, otherSecond);
      assertThat(Stream.of(Background.result(waiting), isOtherThrough))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  /** Returns whether {@code host} got through and has committed; its transaction has ended. */
  private static boolean isThrough(Host host, Consumer<Host> second) {
    try {
      second.accept(host);
      host.commit();
      return true;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      assertThat(e).hasMessageMatching(".*(40P01|code 1213|40001).*");
      host.rollback();
      return false;
    }
  }

  /** Two first bookings beside each other wait for each other's gaps on MariaDB: no cross then. */
  static Stream<Cell> cellsWithoutGapLocks() {
    return HostTransactionTest.cellsWithoutGapLocks();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cellsWithoutGapLocks")
  @DisplayName("by hosts with two calls each: one is a victim, with all it did, and may try again")
  void twoCalls(Cell cell) {
    Scene scene = stocked(cell);
    assertOneIsVictim(
        scene,
        host -> book(host, "b-1", Scene.ANNA),
        host -> book(host, "b-2", Scene.BELA),
        host -> book(host, "b-3", Scene.BELA),
        host -> book(host, "b-4", Scene.ANNA));
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS - 1);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(CREDITS - 1);
    assertThat(scene.audit().problems()).isEmpty();
  }

  private static void book(Host host, String reference, ClientId client) {
    host.staff().bookings().book(Scene.booking(reference, client, Scene.MASSAGE)).orThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by hosts that name both first: both get through, at most once told to come again")
  void prelocked(Cell cell) {
    Scene scene = stocked(cell);
    assertBothThrough(
        scene,
        host -> host.credits().prelock(List.of(Scene.ANNA, Scene.BELA)),
        host -> {
          book(host, "b-1", Scene.ANNA);
          book(host, "b-3", Scene.BELA);
        },
        host -> {
          host.credits().prelock(List.of(Scene.BELA, Scene.ANNA));
          book(host, "b-2", Scene.BELA);
          book(host, "b-4", Scene.ANNA);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("by hosts that hand all their commands over at once: likewise")
  void handedOverAtOnce(Cell cell) {
    Scene scene = stocked(cell);
    assertBothThrough(
        scene,
        host ->
            host.staff()
                .commands()
                .all(
                    List.of(
                        Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE),
                        Scene.booking("b-3", Scene.BELA, Scene.MASSAGE)))
                .orThrow(),
        host -> {},
        host ->
            host.staff()
                .commands()
                .all(
                    List.of(
                        Scene.booking("b-2", Scene.BELA, Scene.MASSAGE),
                        Scene.booking("b-4", Scene.ANNA, Scene.MASSAGE)))
                .orThrow());
  }

  private static void assertBothThrough(
      Scene scene, Consumer<Host> first, Consumer<Host> then, Consumer<Host> other) {
    try (Host one = scene.host();
        Host two = scene.host()) {
      first.accept(one);
      Future<Done<Boolean>> waiting =
          Background.start(
              () ->
                  Turns.untilCommitted(
                      two,
                      host -> {
                        other.accept(host);
                        return true;
                      }));
      Turns.untilWaiting(scene, waiting);
      then.accept(one);
      one.commit();
      int tries = Background.result(waiting).tries();
      assertThat(tries).isBetween(1, isRefusedOnce(scene.rig().cell()) ? 2 : 1);
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(CREDITS - 2);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(CREDITS - 2);
    assertThat(scene.audit().problems()).isEmpty();
  }

  private static boolean isRefusedOnce(Cell cell) {
    return cell.database() == Database.MARIADB
        ? cell.isolation() == Isolation.SERIALIZABLE
        : cell.isolation() != Isolation.READ_COMMITTED;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("a victim that goes on on MariaDB would keep its later rows only: the host may not")
  void victimGoesOn(Provider provider) throws SQLException {
    Scene scene = stocked(new Cell(provider, Database.MARIADB, Isolation.READ_COMMITTED));
    String name = scene.practice().value();
    try (Connection victim = scene.rig().schema().connect(Isolation.READ_COMMITTED);
        Statement statement = victim.createStatement()) {
      victim.setAutoCommit(false);
      statement.execute(insert(name + "-before"));
      statement.execute(lock(scene, Scene.ANNA));
      assertDeadlockWithHost(
          scene, () -> assertVictim(() -> statement.execute(lock(scene, Scene.BELA))));
      statement.execute(insert(name + "-after"));
      victim.commit();
    }
    assertThat(Traces.isWritten(scene, name + "-before")).isFalse();
    assertThat(Traces.isWritten(scene, name + "-after")).describedAs("half kept").isTrue();

    try (Host victim = scene.host()) {
      victim.write(name + "-host-before");
      lock(victim, scene, Scene.ANNA);
      assertDeadlockWithHost(
          scene,
          () ->
              assertThatThrownBy(() -> lock(victim, scene, Scene.BELA))
                  .isInstanceOf(StoreException.class)
                  .hasMessageContaining("code 1213"));
      goOn(victim, name + "-host-after");
    }
    assertThat(Traces.isWritten(scene, name + "-host-before")).isFalse();
    assertThat(Traces.isWritten(scene, name + "-host-after")).isFalse();
    assertThat(scene.audit().problems()).isEmpty();
  }

  /** Some providers say that they have rolled back, others do not. */
  private static void goOn(Host victim, String row) {
    try {
      victim.write(row);
      victim.commit();
    } catch (RuntimeException e) {
      assertThat(victim.manager().getTransaction().isActive()).isFalse();
    }
  }

  /** Lets a host that has written more, and is no victim therefore, want what the victim has. */
  private static void assertDeadlockWithHost(Scene scene, Runnable victim) {
    try (Host other = scene.host()) {
      for (int i = 0; i < 3; i++) {
        book(other, "other-" + REFERENCES.incrementAndGet(), Scene.BELA);
      }
      Future<Boolean> waiting =
          Background.start(
              () -> {
                book(other, "other-" + REFERENCES.incrementAndGet(), Scene.ANNA);
                other.commit();
                return true;
              });
      Turns.untilWaiting(scene, waiting);
      victim.run();
      assertThat(Background.result(waiting)).isTrue();
    }
  }

  private static void assertVictim(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1213));
  }

  private static String insert(String row) {
    return "INSERT INTO host_appointment (id, note, version) VALUES ('" + row + "', '', 0)";
  }

  private static String lock(Scene scene, ClientId client) {
    return "SELECT revision FROM credits_wallet WHERE practice = '"
        + scene.practice()
        + "' AND holder = '"
        + client.key()
        + "' FOR UPDATE";
  }
}
