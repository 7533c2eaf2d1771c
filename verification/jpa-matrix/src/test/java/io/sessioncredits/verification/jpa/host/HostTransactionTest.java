package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.JoinedCredits;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.model.Actor;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.verification.jpa.cell.Appointment;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Scene;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("In a transaction of the host")
class HostTransactionTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
    return scene;
  }

  private static void book(ActingCredits staff, String reference) {
    staff.bookings().book(Scene.booking(reference, Scene.ANNA, Scene.MASSAGE)).orThrow();
  }

  private static String row(Scene scene) {
    return "joined-" + scene.practice();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("the host's row and the credit are there together after its commit")
  void committed(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host()) {
      host.manager().persist(new Appointment(row(scene), "anna"));
      book(host.staff(), "b-1");
      assertThat(Traces.isWritten(scene, row(scene))).isFalse();
      assertThat(host.staff().ledger().balance(Scene.ANNA, Scene.MASSAGE).number()).isEqualTo(4);
      host.commit();
    }
    assertThat(Traces.isWritten(scene, row(scene))).isTrue();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    assertThat(scene.audit().problems()).isEmpty();
    assertThat(scene.rig().connectionsInUse()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName(
      "its rollback takes both, and the booking may be made afterwards as if for the first time")
  void rolledBack(Cell cell) {
    Scene scene = stocked(cell);
    long before = Traces.of(scene);
    try (Host host = scene.host()) {
      host.write(row(scene));
      book(host.staff(), "b-1");
      host.rollback();
    }
    assertThat(Traces.isWritten(scene, row(scene))).isFalse();
    assertThat(Traces.of(scene)).isEqualTo(before);
    assertThat(scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow().replayed()).isFalse();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a commit of the host that fails on a row of its own takes the credit with it")
  void commitFails(Cell cell) {
    Scene scene = stocked(cell);
    scene
        .rig()
        .schema()
        .execute("INSERT INTO host_appointment VALUES ('" + row(scene) + "', 'by another', 0)");
    long before = Traces.of(scene);
    try (Host host = scene.host()) {
      book(host.staff(), "b-1");
      host.manager().persist(new Appointment(row(scene), "the same key again"));
      assertThatThrownBy(host::commit).isInstanceOf(RuntimeException.class);
    }
    assertThat(Traces.of(scene)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a call outside of one fails before it sends anything, whichever call it is")
  void outside(Cell cell) {
    Scene scene = stocked(cell);
    long before = Traces.of(scene);
    try (EntityManager manager = scene.rig().factory().createEntityManager();
        var tally = scene.rig().wire().tally()) {
      for (EntityManager given : List.of(manager, SharedManager.of(manager))) {
        JoinedCredits.AtPractice credits = joined(scene, JpaCreditStore.joining(() -> given));
        ActingCredits staff = credits.as(Actor.staff("desk"));
        assertOutside(() -> book(staff, "b-1"));
        assertOutside(() -> credits.prelock(List.of(Scene.ANNA)));
        assertOutside(
            () -> {
              var unused = staff.ledger().balance(Scene.ANNA, Scene.MASSAGE);
            });
        assertOutside(
            () -> {
              var unused = staff.commands().check(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE));
            });
      }
      assertThat(tally.taken()).isEmpty();
    }
    assertThat(Traces.of(scene)).isEqualTo(before);
  }

  private static JoinedCredits.AtPractice joined(Scene scene, CreditStore store) {
    return scene.credits().using(store).at(scene.practice());
  }

  private static void assertOutside(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalStateException.class);
  }

  /**
   * MariaDB at SERIALIZABLE lets nobody book beside a key that another transaction has looked up,
   * until that one ends: two hosts on one thread would wait for ever.
   */
  static Stream<Cell> cellsWithoutGapLocks() {
    return Cell.all()
        .filter(
            cell ->
                cell.database() != Database.MARIADB || cell.isolation() != Isolation.SERIALIZABLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cellsWithoutGapLocks")
  @DisplayName("one store serves two entity managers, each in its own transaction")
  void twoManagers(Cell cell) {
    Scene scene = stocked(cell);
    scene.grant(Scene.BELA, Scene.MASSAGE, 5);
    AtomicReference<EntityManager> current = new AtomicReference<>(null);
    ActingCredits staff =
        joined(scene, JpaCreditStore.joining(current::get)).as(Actor.staff("desk"));
    try (Host kept = scene.host();
        Host dropped = scene.host()) {
      current.set(kept.manager());
      book(staff, "b-1");
      current.set(dropped.manager());
      staff.bookings().book(Scene.booking("b-2", Scene.BELA, Scene.MASSAGE)).orThrow();
      dropped.rollback();
      current.set(kept.manager());
      book(staff, "b-3");
      kept.commit();
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(3);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(5);
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a container's manager, which keeps its transaction to itself, does as well")
  void container(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host()) {
      EntityManager shared = SharedManager.of(host.manager());
      ActingCredits staff =
          joined(scene, JpaCreditStore.joining(() -> shared)).as(Actor.staff("desk"));
      host.manager().persist(new Appointment(row(scene), "anna"));
      book(staff, "b-1");
      host.commit();
      host.begin();
      book(staff, "b-2");
      host.rollback();
    }
    assertThat(Traces.isWritten(scene, row(scene))).isTrue();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("nothing of ours stays managed, and the manager goes on after us as before")
  void leavesNothing(Cell cell) {
    Scene scene = stocked(cell);
    try (Host host = scene.host()) {
      Appointment before = new Appointment(row(scene), "before");
      host.manager().persist(before);
      book(host.staff(), "b-1");
      assertThat(host.manager().contains(before)).isTrue();
      before.rewrite("after");
      host.commit();
      assertThat(host.manager().isOpen()).isTrue();
      assertThat(host.manager().getTransaction().isActive()).isFalse();
    }
    assertThat(
            scene
                .rig()
                .schema()
                .number(
                    "SELECT COUNT(*) FROM host_appointment WHERE note = 'after' AND id = '"
                        + row(scene)
                        + "'"))
        .isEqualTo(1);
  }
}
