package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tests inject, each database does by itself here. */
@DisplayName("A lock that is not to be had in time, a session that is killed, a pool that is empty")
class ProvokedFailuresTest {
  private static final String DEFAULTS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  /** More than a booking sends anywhere. */
  private static final int MOST_STATEMENTS = 20;

  private static Scene stocked(Rig rig) {
    Scene scene = Scene.in(rig);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 50);
    return scene;
  }

  /** Has each connection wait for locks as shortly as its database can. */
  private static Tap impatience(Database database) {
    return new Tap() {
      @Override
      public void opened(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              switch (database) {
                case H2 -> "SET LOCK_TIMEOUT 100";
                case POSTGRESQL -> "SET lock_timeout = '100ms'";
                case MARIADB -> "SET SESSION innodb_lock_wait_timeout = 1";
              });
        }
      }
    };
  }

  private static String lockTimeOut(Database database) {
    SQLException known = Codes.lockTimeOut(database);
    return known.getSQLState() + "/" + known.getErrorCode();
  }

  /** Does {@code work} in a rig of its own, whose connections do not wait. */
  private static void impatiently(Cell cell, Consumer<Scene> work) {
    Rig rig = Rig.apart(cell, "impatient_" + SCHEMAS.incrementAndGet());
    try (Wire.Attached place = rig.wire().attach(impatience(cell.database()))) {
      assertThat(place).isNotNull();
      work.accept(stocked(rig));
    } finally {
      rig.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("a lock that comes late: an owning store tries again until it has it")
  void lockComesLate(Cell cell) {
    impatiently(
        cell,
        scene -> {
          Refusals refusals = new Refusals();
          refusals.during(
              scene,
              () -> {
                try (Host holder = scene.host()) {
                  book(holder, "b-1");
                  Future<Boolean> waiting =
                      Background.start(
                          () -> scene.book("b-2", Scene.ANNA, Scene.MASSAGE).orThrow().replayed());
                  refusals.untilFirst();
                  holder.commit();
                  assertThat(Background.result(waiting)).isFalse();
                }
              });
          assertThat(refusals.causes()).isNotEmpty().containsOnly(lockTimeOut(cell.database()));
          assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(48);
          assertWhole(scene);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("a lock that comes late: a host is told to do all of it again, and keeps nothing")
  void lockComesLateToHost(Cell cell) {
    impatiently(
        cell,
        scene -> {
          String row = scene.practice() + "-late";
          long before = Traces.of(scene);
          Refusals refusals = new Refusals();
          refusals.during(
              scene,
              () -> {
                try (Host holder = scene.host();
                    Host late = scene.host()) {
                  book(holder, "b-1");
                  late.write(row);
                  assertRetryable(() -> book(late, "b-2"));
                  assertKeepsNothing(scene, late, row);
                }
              });
          assertThat(refusals.causes()).containsExactly(lockTimeOut(cell.database()));
          assertThat(Traces.of(scene)).isEqualTo(before);
          bookAsHost(scene, "b-2");
          assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(49);
          assertWhole(scene);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName(
      "a session killed before any statement, or the commit: an owning store does it again")
  void killed(Cell cell) {
    Scene scene = stocked(Rig.of(cell));
    int booked = 0;
    for (int number = 1; number <= MOST_STATEMENTS; number++) {
      booked++;
      Killing killing = Killing.atStatement(scene, number);
      bookDuring(killing, scene, "b-" + number);
      if (!killing.isOver()) {
        break;
      }
    }
    assertThat(booked).isBetween(3, MOST_STATEMENTS - 1);
    Killing atCommit = Killing.atCommit(scene);
    bookDuring(atCommit, scene, "b-at-commit");
    assertThat(atCommit.isOver()).isTrue();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(50 - booked - 1);
    assertWhole(scene);
  }

  private static void bookDuring(Killing killing, Scene scene, String reference) {
    Refusals refusals = new Refusals();
    refusals.during(
        scene,
        () ->
            killing.during(
                () ->
                    assertThat(
                            scene.book(reference, Scene.ANNA, Scene.MASSAGE).orThrow().replayed())
                        .isFalse()));
    assertThat(refusals.codes().isEmpty()).isEqualTo(!killing.isOver());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("a session killed before any statement: a host is told to do all of it again")
  void killedUnderHost(Cell cell) {
    Scene scene = stocked(Rig.of(cell));
    long before = Traces.of(scene);
    for (int number = 1; number <= MOST_STATEMENTS; number++) {
      String row = scene.practice() + "-" + number;
      try (Host host = scene.host()) {
        host.write(row);
        Killing killing = Killing.atStatement(scene, number).of(Session.of(host, cell.database()));
        String reference = "b-" + number;
        killing.during(
            () -> {
              if (!isBooked(host, reference)) {
                assertThat(killing.isOver()).isTrue();
              }
            });
        if (!killing.isOver()) {
          assertThat(number).isGreaterThan(2);
          break;
        }
        assertKeepsNothing(scene, host, row);
      }
      assertThat(Traces.of(scene)).isEqualTo(before);
    }
    bookAsHost(scene, "b-1");
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(49);
    assertWhole(scene);
  }

  private static boolean isBooked(Host host, String reference) {
    try {
      book(host, reference);
      return true;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      return false;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("a session killed before the host's commit: neither its row nor the credit is there")
  void killedAtCommitOfHost(Cell cell) {
    Scene scene = stocked(Rig.of(cell));
    String row = scene.practice() + "-commit";
    long before = Traces.of(scene);
    try (Host host = scene.host()) {
      host.write(row);
      book(host, "b-1");
      Killing killing = Killing.atCommit(scene).of(Session.of(host, cell.database()));
      killing.during(() -> assertThatThrownBy(host::commit).isInstanceOf(RuntimeException.class));
      assertThat(killing.isOver()).isTrue();
    }
    assertThat(Traces.isWritten(scene, row)).isFalse();
    assertThat(Traces.of(scene)).isEqualTo(before);
    bookAsHost(scene, "b-1");
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(49);
    assertWhole(scene);
  }

  /**
   * A pool that hands nothing out to the thread that makes it, some times. EclipseLink asks four
   * times before it gives up.
   */
  private static final class EmptyPool implements Tap {
    private final Thread victim = Thread.currentThread();
    private final int times;
    private int asked;

    EmptyPool(int times) {
      this.times = times;
    }

    @Override
    public void opened(Connection connection) throws SQLException {
      if (Thread.currentThread() == victim) {
        asked++;
        if (asked <= times) {
          throw new SQLTransientConnectionException("no connection within 30000 ms");
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("a pool that is empty once is asked again, one that stays so only a few times")
  void emptyPool(Cell cell) {
    Scene scene = stocked(Rig.of(cell));
    long before = Traces.of(scene);
    EmptyPool forEver = new EmptyPool(Integer.MAX_VALUE);
    try (Wire.Attached place = scene.rig().wire().attach(forEver)) {
      assertThat(place).isNotNull();
      assertRetryable(() -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE));
    }
    assertThat(forEver.asked).isEqualTo(cell.provider() == Provider.HIBERNATE ? 3 : 12);
    assertThat(Traces.of(scene)).isEqualTo(before);
    EmptyPool once = new EmptyPool(1);
    try (Wire.Attached place = scene.rig().wire().attach(once)) {
      assertThat(place).isNotNull();
      assertThat(scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow().replayed()).isFalse();
    }
    assertThat(once.asked).isGreaterThan(1);
    assertWhole(scene);
  }

  private static void book(Host host, String reference) {
    host.staff().bookings().book(Scene.booking(reference, Scene.ANNA, Scene.MASSAGE)).orThrow();
  }

  private static void bookAsHost(Scene scene, String reference) {
    try (Host host = scene.host()) {
      book(host, reference);
      host.commit();
    }
  }

  private static void assertRetryable(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
  }

  /** On PostgreSQL a commit after a failure may be a rollback in disguise. */
  private static void assertKeepsNothing(Scene scene, Host host, String row) {
    try {
      host.commit();
    } catch (RuntimeException e) {
      assertThat(host.manager().getTransaction().isActive()).isFalse();
    }
    assertThat(Traces.isWritten(scene, row)).isFalse();
  }

  private static void assertWhole(Scene scene) {
    assertThat(scene.audit().problems()).isEmpty();
    assertThat(scene.rig().connectionsInUse()).isZero();
  }
}
