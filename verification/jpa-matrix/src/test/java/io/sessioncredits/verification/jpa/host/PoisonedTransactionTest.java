package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.model.Actor;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.host.Fault.Moment;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A host that catches a StoreException and commits anyway")
class PoisonedTransactionTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keeps nothing of a booking, at whichever statement a lock was not to be had")
  void lockTimeOut(Cell cell) {
    assertThat(keptHalf(cell, Host::store, () -> Codes.lockTimeOut(cell.database()))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keeps nothing of a booking, at whichever statement another failure came")
  void otherFailure(Cell cell) {
    assertThat(keptHalf(cell, Host::store, () -> new SQLException("injected", "XX000", 5)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("keeps nothing of it either if a container owns the transaction")
  void inContainer(Cell cell) {
    assertThat(
            keptHalf(
                cell,
                PoisonedTransactionTest::storeInContainer,
                () -> Codes.lockTimeOut(cell.database())))
        .isEmpty();
  }

  private static CreditStore storeInContainer(Host host) {
    return JpaCreditStore.joining(() -> SharedManager.of(host.manager()));
  }

  /** Returns the places at which a failure lets something of ours be kept. */
  private static List<String> keptHalf(
      Cell cell, Function<Host, CreditStore> store, Supplier<SQLException> failure) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 100);
    int statements = statementsOfBooking(scene, store);
    assertThat(statements).isGreaterThanOrEqualTo(2);
    List<String> kept = new ArrayList<>();
    long before = Traces.of(scene);
    for (Moment moment : Moment.values()) {
      for (int number = 1; number <= statements; number++) {
        boolean isCommitted =
            failAndCommit(scene, store, Fault.atStatement(number, moment, failure));
        long after = Traces.of(scene);
        if (after != before) {
          kept.add(moment + " statement " + number + ", committed " + isCommitted);
          before = after;
        }
      }
    }
    assertThat(scene.rig().connectionsInUse()).isZero();
    return kept;
  }

  private static ActingCredits staff(Scene scene, CreditStore store) {
    return scene.credits().using(store).at(scene.practice()).as(Actor.staff("desk"));
  }

  private static int statementsOfBooking(Scene scene, Function<Host, CreditStore> store) {
    try (Host host = scene.host()) {
      host.write("counted-" + scene.practice());
      CreditStore joined = store.apply(host);
      var unused = staff(scene, joined).ledger().balance(Scene.ANNA, Scene.MASSAGE);
      Fault none = Fault.atStatement(0, Moment.BEFORE, SQLException::new);
      none.during(scene, () -> book(scene, joined));
      return none.statements();
    }
  }

  private static void book(Scene scene, CreditStore store) {
    String reference = "b-" + NUMBERS.incrementAndGet();
    staff(scene, store)
        .bookings()
        .book(Scene.booking(reference, Scene.ANNA, Scene.MASSAGE))
        .orThrow();
  }

  /**
   * Returns whether the host could commit. On PostgreSQL that may be a rollback in disguise, so
   * that nothing follows from it; if it could not, its own row is not there either.
   */
  private static boolean failAndCommit(
      Scene scene, Function<Host, CreditStore> store, Fault fault) {
    String row = scene.practice() + "-" + NUMBERS.incrementAndGet();
    boolean isCommitted;
    try (Host host = scene.host()) {
      host.write(row);
      CreditStore joined = store.apply(host);
      var unused = staff(scene, joined).ledger().balance(Scene.ANNA, Scene.MASSAGE);
      fault.during(
          scene,
          () -> assertThatThrownBy(() -> book(scene, joined)).isInstanceOf(StoreException.class));
      isCommitted = isCommitted(host);
    }
    assertThat(isCommitted || !Traces.isWritten(scene, row)).isTrue();
    return isCommitted;
  }

  private static boolean isCommitted(Host host) {
    try {
      host.commit();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
