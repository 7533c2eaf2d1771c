package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No lock is common to both: only the unique key of the request stands between them. */
@DisplayName("One request key comes for two wallets at once")
class SameKeyTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final Grant TO_ANNA = to(Scene.ANNA);
  private static final Grant TO_BELA = to(Scene.BELA);

  private static Grant to(ClientId client) {
    return Grant.of(client, Scene.MASSAGE, 1, PurchaseRef.of("sale-of-both"));
  }

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    scene.grant(Scene.BELA, Scene.MASSAGE, 2);
    return scene;
  }

  private static void grant(Host host, Grant grant) {
    host.staff().ledger().grant(grant).orThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("the later one is told that it is a conflict, if need be after another try")
  void joined(Cell cell) {
    Scene scene = stocked(cell);
    try (Host first = scene.host();
        Host second = scene.host()) {
      grant(first, TO_ANNA);
      assertThatThrownBy(
              () ->
                  Turns.waitingFor(
                      scene,
                      first,
                      () ->
                          Turns.untilCommitted(
                              second,
                              host -> {
                                grant(host, TO_BELA);
                                return true;
                              })))
          .isInstanceOf(RequestConflictException.class);
    }
    assertOnlyAnnaHasIt(scene);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a store that owns its transactions answers with the conflict at once")
  void owning(Cell cell) {
    Scene scene = stocked(cell);
    try (Host first = scene.host()) {
      grant(first, TO_ANNA);
      assertThatThrownBy(
              () ->
                  Turns.waitingFor(
                      scene, first, () -> scene.staff().ledger().grant(TO_BELA).orThrow()))
          .isInstanceOf(RequestConflictException.class);
    }
    assertOnlyAnnaHasIt(scene);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("if the first one rolls back, the later one goes on, or does all of it again")
  void firstGivesUp(Cell cell) {
    Scene scene = stocked(cell);
    try (Host first = scene.host();
        Host second = scene.host()) {
      grant(first, TO_ANNA);
      Future<?> waiting =
          Background.start(
              () ->
                  Turns.untilCommitted(
                      second,
                      host -> {
                        grant(host, TO_BELA);
                        return true;
                      }));
      Turns.untilWaiting(scene, waiting);
      first.rollback();
      assertThat(Background.result(waiting)).isNotNull();
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(3);
  }

  private static void assertOnlyAnnaHasIt(Scene scene) {
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(3);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(2);
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName(
      "a key that is taken when it is written is retryable to the host, and nothing is kept")
  void takenWhenWritten(Cell cell) {
    Scene scene = stocked(cell);
    long before = Traces.of(scene);
    Fault fault =
        Fault.atStatement(
            writingStatement(cell), Fault.Moment.BEFORE, () -> Codes.duplicateKey(cell.database()));
    try (Host host = scene.host()) {
      var unused = host.staff().ledger().balance(Scene.ANNA, Scene.MASSAGE);
      fault.during(
          scene,
          () ->
              assertThatThrownBy(() -> grant(host, TO_ANNA))
                  .isInstanceOfSatisfying(
                      StoreException.class, e -> assertThat(e.retryable()).isTrue()));
    }
    assertThat(Traces.of(scene)).isEqualTo(before);
  }

  /** Where a grant first writes: on PostgreSQL at READ COMMITTED its second statement is all. */
  private static int writingStatement(Cell cell) {
    return cell.database() == Database.POSTGRESQL && cell.isolation() == Isolation.READ_COMMITTED
        ? 2
        : 4;
  }
}
