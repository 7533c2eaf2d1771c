package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.verification.jpa.cell.Appointment;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Scene;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Caches and persistence contexts of the host")
class CachesTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    return scene;
  }

  private static void loadWallets(EntityManager manager, Scene scene) {
    List<?> wallets =
        manager
            .createQuery("SELECT w FROM SessionCreditsWallet w WHERE w.practice = :practice")
            .setParameter("practice", scene.practice().value())
            .getResultList();
    assertThat(wallets).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("may hold our row from before: what was posted since is seen all the same")
  void managedBefore(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host()) {
      loadWallets(host.manager(), scene);
      host.rollback();
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      scene.book("b-2", Scene.ANNA, Scene.MASSAGE).orThrow();
      host.begin();
      loadWallets(host.manager(), scene);
      assertThat(host.staff().ledger().balance(Scene.ANNA, Scene.MASSAGE).number()).isZero();
      assertThat(
              host.staff()
                  .bookings()
                  .book(Scene.booking("b-3", Scene.ANNA, Scene.MASSAGE))
                  .isBooked())
          .isFalse();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("may hold our row while we post: its commit does not write the old one back")
  void managedMeanwhile(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host()) {
      loadWallets(host.manager(), scene);
      host.staff().bookings().book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).orThrow();
      host.commit();
      host.begin();
      loadWallets(host.manager(), scene);
      host.staff().bookings().book(Scene.booking("b-2", Scene.ANNA, Scene.MASSAGE)).orThrow();
      host.commit();
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keep the host's rows: our statements evict none of them")
  void evictNothing(Cell cell) {
    Scene scene = stocked(cell);
    String id = "cached-" + scene.practice();
    try (Host host = scene.host()) {
      host.write(id);
      host.commit();
    }
    try (EntityManager manager = scene.rig().factory().createEntityManager()) {
      assertThat(manager.find(Appointment.class, id)).isNotNull();
    }
    try (Host host = scene.host()) {
      host.staff().bookings().book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).orThrow();
      host.commit();
    }
    scene.book("b-2", Scene.ANNA, Scene.MASSAGE).orThrow();
    assertThat(scene.rig().factory().getCache().contains(Appointment.class, id)).isTrue();
    try (var tally = scene.rig().wire().tally();
        EntityManager manager = scene.rig().factory().createEntityManager()) {
      assertThat(manager.find(Appointment.class, id).note()).isEqualTo("by the host");
      assertThat(tally.taken()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keep what the host has not flushed yet: our calls do not flush it")
  void flushNothing(Cell cell) {
    Scene scene = stocked(cell);
    String id = "unflushed-" + scene.practice();
    try (Host host = scene.host();
        var tally = scene.rig().wire().tally()) {
      Appointment row = new Appointment(id, "first");
      host.manager().persist(row);
      host.staff().bookings().book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).orThrow();
      assertThat(tally.taken()).noneMatch(sql -> sql.contains("host_appointment"));
      row.rewrite("second");
      host.commit();
      assertThat(tally.taken()).anyMatch(sql -> sql.contains("host_appointment"));
    }
    assertThat(Traces.isWritten(scene, id)).isTrue();
  }
}
