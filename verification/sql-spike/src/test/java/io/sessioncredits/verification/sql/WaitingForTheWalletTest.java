package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.spi.StoreException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A host that has read something waits for a wallet while another posts to it")
class WaitingForTheWalletTest {
  private static final String GOES_ON =
      "io.sessioncredits.verification.sql.Cell#toleratingOldSnapshots";
  private static final String IS_REFUSED =
      "io.sessioncredits.verification.sql.Cell#refusingOldSnapshots";
  private static final Booking FIRST = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
  private static final Booking SECOND = Scene.booking("b-2", Scene.ANNA, Scene.MASSAGE);
  private static final Booking THIRD = Scene.booking("b-3", Scene.ANNA, Scene.MASSAGE);
  private static final Cancellation CANCELLATION =
      Cancellation.of(BookingRef.of("b-1"), Scene.ANNA);

  /** Commits {@code holder} as soon as {@code call} waits for it; returns what the call does. */
  private static <T> T waitingFor(Scene scene, Host holder, Callable<T> call) {
    Future<T> waiting = Background.start(call);
    Waiting.until(scene.schema(), waiting);
    holder.commit();
    return Background.result(waiting);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("then it sees the position, the request and the booking that were committed")
  void seesAll(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      first.staff().bookings().book(FIRST).orThrow();
      assertThat(second.notes()).isZero();

      BookingOutcome replay = waitingFor(scene, first, () -> second.staff().bookings().book(FIRST));
      assertThat(replay.orThrow().replayed()).isTrue();
      assertThat(replay)
          .isInstanceOfSatisfying(
              BookingOutcome.Booked.class,
              booked -> assertThat(booked.state()).isEqualTo(BookingState.BOOKED));
      assertThat(second.staff().bookings().book(SECOND).isBooked()).isTrue();
      assertThat(second.staff().bookings().book(THIRD).refusal())
          .hasValueSatisfying(
              no -> assertThat(no.code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDITS));
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("then a line that was cancelled is not cancelled again")
  void seesStateOfBooking(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      first.staff().bookings().cancel(CANCELLATION.byPractice()).orThrow();
      assertThat(second.notes()).isZero();

      CancellationOutcome outcome =
          waitingFor(scene, first, () -> second.staff().bookings().cancel(CANCELLATION));
      assertThat(outcome.refusal())
          .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo(RefusalCode.ALREADY_CANCELLED));
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("then a later call in the same transaction sees it too, after a posting of its own")
  void secondCall(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 3);
      first.staff().bookings().book(FIRST).orThrow();
      assertThat(second.notes()).isZero();

      BookingOutcome own = waitingFor(scene, first, () -> second.staff().bookings().book(SECOND));
      assertThat(own.orThrow().replayed()).isFalse();
      assertThat(second.staff().bookings().book(FIRST).orThrow().replayed()).isTrue();
      assertThat(second.staff().bookings().book(THIRD).orThrow().replayed()).isFalse();
      assertThat(second.staff().bookings().book(FIRST).orThrow().replayed()).isTrue();
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(GOES_ON)
  @DisplayName("then a posting that moved no credit is noticed as well")
  void postingWithoutEntries(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      var attended = Attendance.of(FIRST.line(), true);
      assertThat(first.staff().bookings().record(attended).orThrow().movements()).isEmpty();
      assertThat(second.notes()).isZero();

      CancellationOutcome outcome =
          waitingFor(scene, first, () -> second.staff().bookings().cancel(CANCELLATION));
      assertThat(outcome.refusal())
          .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo(RefusalCode.ALREADY_SETTLED));
      second.commit();
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("and on MariaDB at REPEATABLE READ plain reads behind the lock stay old: the trap")
  void plainReadsAreOld() throws SQLException {
    Cell cell = new Cell(Database.MARIADB, Isolation.REPEATABLE_READ);
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      first.staff().bookings().book(FIRST).orThrow();
      assertThat(second.notes()).isZero();
      waitingFor(
          scene,
          first,
          () -> {
            second.credits().prelock(List.of(Scene.ANNA));
            return true;
          });
      String ofBooking =
          " FROM request WHERE practice = '" + scene.practice() + "' AND operation = 'BOOK'";
      String plain = "SELECT COUNT(*)" + ofBooking;
      assertThat(Schema.number(second.connection(), plain)).isZero();
      assertThat(Schema.number(second.connection(), plain + " LOCK IN SHARE MODE")).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.sessioncredits.verification.sql.Cell#all")
  @DisplayName(
      "a line booked since the snapshot is unknown to it, as the host cannot see it either")
  void unknownSinceSnapshot(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host host = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      assertThat(host.notes()).isZero();
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();

      CancellationOutcome outcome = host.staff().bookings().cancel(CANCELLATION);
      if (cell.isolation() == Isolation.READ_COMMITTED) {
        assertThat(outcome).isInstanceOf(CancellationOutcome.Restored.class);
      } else {
        assertThat(outcome.refusal())
            .hasValueSatisfying(no -> assertThat(no.code()).isEqualTo(RefusalCode.UNKNOWN_BOOKING));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(IS_REFUSED)
  @DisplayName(
      "then PostgreSQL at REPEATABLE READ fails, and the whole host transaction is retried")
  void isRefused(Cell cell) throws SQLException {
    try (Scene scene = Scene.in(cell);
        Host first = scene.host();
        Host second = scene.host()) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      first.staff().bookings().book(FIRST).orThrow();
      second.note("before the failure");
      assertThatThrownBy(
              () -> waitingFor(scene, first, () -> second.staff().bookings().book(FIRST)))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue())
          .hasStackTraceContaining("could not serialize access");
      assertThatThrownBy(second::notes).hasStackTraceContaining("current transaction is aborted");
      second.rollback();

      second.note("once more");
      assertThat(second.staff().bookings().book(FIRST).orThrow().replayed()).isTrue();
      second.commit();
      assertThat(second.notes()).isEqualTo(1);
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("MariaDB with innodb_snapshot_isolation refuses it with code 1020")
  void isRefusedByMariaDb() throws SQLException {
    Cell cell = new Cell(Database.MARIADB, Isolation.REPEATABLE_READ);
    try (Scene scene = Scene.in(cell);
        Host host = scene.host();
        var setting = host.connection().createStatement()) {
      setting.execute("SET SESSION innodb_snapshot_isolation = ON");
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      assertThat(host.notes()).isZero();
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      assertThatThrownBy(() -> host.staff().bookings().book(FIRST))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue())
          .hasMessageContaining("1020");
      host.rollback();
      assertThat(host.staff().bookings().book(FIRST).orThrow().replayed()).isTrue();
    }
  }
}
