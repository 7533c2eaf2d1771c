package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import io.sessioncredits.verification.jpa.host.Turns.Done;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("On MariaDB at REPEATABLE READ, behind a lock that was waited for,")
class SnapshotsOnMariaDbTest {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final int THREADS = 8;
  private static final int EACH = 6;
  private static final Booking BOOKING = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);

  /** The default from 11.6 on. */
  private static final Tap SNAPSHOT_ISOLATION =
      new Tap() {
        @Override
        public void opened(Connection connection) throws SQLException {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION innodb_snapshot_isolation = ON");
          }
        }
      };

  private static Cell cell(Provider provider) {
    return new Cell(provider, Database.MARIADB, Isolation.REPEATABLE_READ);
  }

  private static void inSnapshotIsolation(Provider provider, Consumer<Scene> work) {
    Rig rig = Rig.apart(cell(provider), "snapshots_" + SCHEMAS.incrementAndGet());
    try (Wire.Attached place = rig.wire().attach(SNAPSHOT_ISOLATION)) {
      assertThat(place).isNotNull();
      work.accept(Scene.in(rig));
    } finally {
      rig.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("plain reads stay old: the trap")
  void plainReadsAreOld(Provider provider) {
    Scene scene = Scene.in(cell(provider));
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    try (Host first = scene.host();
        Host second = scene.host()) {
      first.staff().bookings().book(BOOKING).orThrow();
      Turns.takeSnapshot(second);
      boolean isLocked =
          Turns.waitingFor(
              scene,
              first,
              () -> {
                second.credits().prelock(List.of(Scene.ANNA));
                return true;
              });
      assertThat(isLocked).isTrue();
      assertThat(bookings(second, scene, "")).isZero();
      assertThat(bookings(second, scene, " LOCK IN SHARE MODE")).isEqualTo(1);
    }
  }

  private static int bookings(Host host, Scene scene, String mode) {
    Object found =
        host.manager()
            .createNativeQuery(
                "SELECT COUNT(*) FROM credits_request WHERE practice = '"
                    + scene.practice()
                    + "' AND operation = 'BOOK'"
                    + mode)
            .getSingleResult();
    return ((Number) found).intValue();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("innodb_snapshot_isolation refuses a host with code 1020, and the next try replays")
  void hostIsRefused(Provider provider) {
    inSnapshotIsolation(
        provider,
        scene -> {
          scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
          Refusals refusals = new Refusals();
          try (Host host = scene.host()) {
            Turns.takeSnapshot(host);
            scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
            refusals.during(
                scene,
                () -> {
                  Done<Boolean> done =
                      Turns.untilCommitted(
                          host, h -> h.staff().bookings().book(BOOKING).orThrow().replayed());
                  assertThat(done).isEqualTo(new Done<>(true, 2));
                });
          }
          assertThat(refusals.codes()).containsExactly("HY000/1020");
          assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
          assertThat(scene.audit().problems()).isEmpty();
        });
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("and lets all callers of an owning store through, on one wallet too")
  void ownersGetThrough(Provider provider) {
    inSnapshotIsolation(
        provider,
        scene -> {
          scene.grant(Scene.ANNA, Scene.MASSAGE, (long) THREADS * EACH);
          Background.atOnce(
              THREADS,
              thread -> {
                for (int i = 0; i < EACH; i++) {
                  String reference = "b-" + thread + "-" + i;
                  scene.book(reference, Scene.ANNA, Scene.MASSAGE).orThrow();
                }
                return true;
              });
          assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
          assertThat(scene.audit().problems()).isEmpty();
        });
  }
}
