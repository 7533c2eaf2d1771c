package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutcomeUnknownException;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Rig;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.host.Fault.Moment;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A store that owns its transactions")
class LostCommitTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final String DEFAULTS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";
  private static final long BOUND_SECONDS = 120;

  private static Scene stocked(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 5);
    return scene;
  }

  private static BookingOutcome bookedWith(Fault fault, Scene scene) {
    AtomicReference<BookingOutcome> outcome = new AtomicReference<>();
    fault.during(scene, () -> outcome.set(scene.book("b-1", Scene.ANNA, Scene.MASSAGE)));
    return Objects.requireNonNull(outcome.get());
  }

  private static void assertBookedOnce(Scene scene) {
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    assertThat(scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow().replayed()).isTrue();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    assertThat(scene.audit().problems()).isEmpty();
    assertThat(scene.rig().connectionsInUse()).isZero();
  }

  /** What a failed commit may look like: with a state that says nothing, or with none at all. */
  private static Stream<Supplier<SQLException>> unclear(Database database) {
    return Stream.of(
        () -> Codes.lostConnection(database),
        SQLException::new,
        () -> new SQLException("injected", "HY000", 1180),
        () -> new SQLException("injected", "57P01"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("finds by its key what was committed though the answer was lost")
  void answerLost(Cell cell) {
    unclear(cell.database())
        .forEach(
            failure -> {
              Scene scene = stocked(cell);
              Fault fault = Fault.atCommits(1, Moment.AFTER, failure);
              assertThat(bookedWith(fault, scene).orThrow().replayed()).isTrue();
              assertBookedOnce(scene);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("does what was not committed once more, and tells no difference")
  void commitLost(Cell cell) {
    unclear(cell.database())
        .forEach(
            failure -> {
              Scene scene = stocked(cell);
              Fault fault = Fault.atCommits(1, Moment.BEFORE, failure);
              assertThat(bookedWith(fault, scene).orThrow().replayed()).isFalse();
              assertThat(fault.commits()).isEqualTo(2);
              assertBookedOnce(scene);
            });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("goes on after several answers were lost in a row, and after a victim's commit")
  void severalLost(Cell cell) {
    Scene scene = stocked(cell);
    Fault lost = Fault.atCommits(3, Moment.BEFORE, () -> Codes.lostConnection(cell.database()));
    assertThat(bookedWith(lost, scene).orThrow().replayed()).isFalse();
    assertBookedOnce(scene);

    Scene other = stocked(cell);
    Fault victim = Fault.atCommits(1, Moment.BEFORE, () -> Codes.deadlock(cell.database()));
    assertThat(bookedWith(victim, other).orThrow().replayed()).isFalse();
    assertBookedOnce(other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("carries a command out once, at whichever statement it was refused before")
  void everyStatement(Cell cell) {
    Stream.<Supplier<SQLException>>of(
            () -> Codes.lockTimeOut(cell.database()),
            () -> Codes.deadlock(cell.database()),
            () -> Codes.lostConnection(cell.database()))
        .forEach(failure -> everyStatement(cell, failure));
  }

  private static void everyStatement(Cell cell, Supplier<SQLException> failure) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 50);
    Fault none = Fault.atStatement(0, Moment.BEFORE, failure);
    none.during(scene, () -> scene.book("counted", Scene.ANNA, Scene.MASSAGE).orThrow());
    long left = 49;
    for (int number = 1; number <= none.statements(); number++) {
      for (Moment moment : Moment.values()) {
        String reference = "b-" + moment + "-" + number;
        Fault.atStatement(number, moment, failure)
            .during(
                scene,
                () ->
                    assertThat(
                            scene.book(reference, Scene.ANNA, Scene.MASSAGE).orThrow().replayed())
                        .isFalse());
        left--;
      }
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(left);
    assertThat(scene.audit().problems()).isEmpty();
    assertThat(scene.rig().connectionsInUse()).isZero();
  }

  /** How a database falls silent. */
  private enum Silence {
    /** It has not committed, and answers no more. */
    BEFORE_COMMIT,
    /** It has committed, and answers no more. */
    AFTER_COMMIT,
    /** It goes on answering, but to no commit. */
    AFTER_EACH_COMMIT;

    Fault in(Database database) {
      Supplier<SQLException> lost = () -> Codes.lostConnection(database);
      return switch (this) {
        case BEFORE_COMMIT -> Fault.fromCommitOn(Moment.BEFORE, lost);
        case AFTER_COMMIT -> Fault.fromCommitOn(Moment.AFTER, lost);
        case AFTER_EACH_COMMIT -> Fault.atCommits(Integer.MAX_VALUE, Moment.AFTER, lost);
      };
    }
  }

  @Test
  @DisplayName("ends in an exception that names the keys, in bounded time, if nobody answers again")
  void neverAnswered() {
    List<Cell> cells = Cell.defaults().toList();
    Background.atOnce(
        cells.size() * Silence.values().length,
        number ->
            assertUnknown(
                stocked(cells.get(number % cells.size())),
                Silence.values()[number / cells.size()]));
    cells.forEach(cell -> assertThat(Rig.of(cell).connectionsInUse()).isZero());
  }

  private static boolean assertUnknown(Scene scene, Silence silence) {
    long begin = System.nanoTime();
    Fault fault = silence.in(scene.rig().cell().database());
    fault.during(scene, () -> assertUnknown(scene));
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(BOUND_SECONDS);
    assertThat(scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow().replayed())
        .isEqualTo(silence != Silence.BEFORE_COMMIT);
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
    assertThat(scene.audit().problems()).isEmpty();
    return true;
  }

  private static void assertUnknown(Scene scene) {
    Booking booking = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
    assertThatThrownBy(() -> scene.staff().bookings().book(booking))
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            e ->
                assertThat(e.requests())
                    .containsExactly(
                        new RequestId(scene.practice(), booking.operation(), booking.key())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("does not try again what another try cannot cure, and nothing stays open")
  void notRetried(Cell cell) {
    Scene scene = stocked(cell);
    long before = Traces.of(scene);
    Fault none = Fault.atStatement(0, Moment.BEFORE, SQLException::new);
    none.during(
        scene,
        () -> assertThat(scene.book("counted", Scene.BELA, Scene.MASSAGE).refusal()).isPresent());
    Fault fault = Fault.atStatement(2, Moment.BEFORE, () -> new SQLException("injected", "42000"));
    fault.during(
        scene,
        () ->
            assertThatThrownBy(() -> scene.book("b-1", Scene.ANNA, Scene.MASSAGE))
                .isInstanceOfSatisfying(
                    StoreException.class, e -> assertThat(e.retryable()).isFalse()));
    assertThat(fault.statements()).isLessThanOrEqualTo(none.statements());
    assertThat(Traces.of(scene)).isEqualTo(before);
    assertThat(scene.rig().connectionsInUse()).isZero();
    scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
    assertBookedOnce(scene);
  }
}
