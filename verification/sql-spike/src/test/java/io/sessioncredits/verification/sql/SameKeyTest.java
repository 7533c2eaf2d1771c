package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No lock is common to both: only the unique key of the request stands between them. */
@DisplayName("One request key comes for two wallets at once")
class SameKeyTest {
  private static final String CELLS = "io.sessioncredits.verification.sql.Cell#all";
  private static final Booking PAID_BY_ANNA = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
  private static final Booking PAID_BY_BELA = PAID_BY_ANNA.withPayer(Scene.BELA);

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    scene.grant(Scene.BELA, Scene.MASSAGE, 2);
    return scene;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("the later one is told to try again, and then that it is a conflict")
  void joined(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      first.staff().bookings().book(PAID_BY_ANNA).orThrow();
      Future<?> waiting =
          Background.start(() -> second.staff().bookings().book(PAID_BY_BELA).orThrow());
      Waiting.until(scene.schema(), waiting);
      first.commit();
      assertThatThrownBy(() -> Background.result(waiting))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
      second.rollback();
      assertThatThrownBy(() -> second.staff().bookings().book(PAID_BY_BELA))
          .isInstanceOf(RequestConflictException.class);
      assertOnlyAnnaPaid(scene);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("a store that owns its transactions answers with the conflict at once")
  void owning(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host()) {
      first.staff().bookings().book(PAID_BY_ANNA).orThrow();
      Future<?> waiting =
          Background.start(() -> scene.staff().bookings().book(PAID_BY_BELA).orThrow());
      Waiting.until(scene.schema(), waiting);
      first.commit();
      assertThatThrownBy(() -> Background.result(waiting))
          .isInstanceOf(RequestConflictException.class);
      assertOnlyAnnaPaid(scene);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("if the first one rolls back, the later one goes on as if it had been alone")
  void firstGivesUp(Cell cell) throws SQLException {
    try (Scene scene = stocked(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      first.staff().bookings().book(PAID_BY_ANNA).orThrow();
      Future<?> waiting =
          Background.start(() -> second.staff().bookings().book(PAID_BY_BELA).orThrow());
      Waiting.until(scene.schema(), waiting);
      first.rollback();
      assertThat(Background.result(waiting)).isNotNull();
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
      assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(1);
    }
  }

  private static void assertOnlyAnnaPaid(Scene scene) {
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(2);
    assertThat(scene.audit().problems()).isEmpty();
  }
}
