package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.host.Turns.Done;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wrong answers that a snapshot suggests: not enough credit, a key that is not known yet, a
 * line that is still booked. Some databases give the right answer, others refuse the transaction
 * and give it to the next one.
 */
@DisplayName(
    "A host with a snapshot waits for a wallet while another posts to it, and is told rightly")
class WaitingForTheWalletTest {
  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#all";
  private static final Booking FIRST = Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE);
  private static final Booking SECOND = Scene.booking("b-2", Scene.ANNA, Scene.MASSAGE);
  private static final Booking THIRD = Scene.booking("b-3", Scene.ANNA, Scene.MASSAGE);
  private static final Cancellation CANCELLATION =
      Cancellation.of(BookingRef.of("b-1"), Scene.ANNA);

  private static Scene stocked(Cell cell, long credits) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.MASSAGE, credits);
    return scene;
  }

  /**
   * Lets a host take its snapshot, another do {@code posting}, the first begin {@code call} and
   * wait, and the other commit. Returns what the call has come to.
   */
  private static <T> T behind(
      Scene scene, Consumer<ActingCredits> posting, Function<ActingCredits, T> call) {
    try (Host second = scene.host();
        Host first = scene.host()) {
      Turns.takeSnapshot(second);
      posting.accept(first.staff());
      Done<T> done =
          Turns.waitingFor(
              scene, first, () -> Turns.untilCommitted(second, host -> call.apply(host.staff())));
      if (waitersGoOn(scene.rig().cell())) {
        assertThat(done.tries()).isEqualTo(1);
      }
      assertThat(scene.audit().problems()).isEmpty();
      return done.result();
    }
  }

  /** At READ COMMITTED always; on MariaDB above it too, by reading again what is not current. */
  private static boolean waitersGoOn(Cell cell) {
    return cell.isolation() == Isolation.READ_COMMITTED
        || (cell.database() == Database.MARIADB && cell.isolation() == Isolation.REPEATABLE_READ);
  }

  private static void assertRefused(Optional<Refusal> refusal, RefusalCode code) {
    assertThat(refusal).hasValueSatisfying(no -> assertThat(no.code()).isEqualTo(code));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("that the credit was spent meanwhile")
  void spentMeanwhile(Cell cell) {
    Scene scene = stocked(cell, 1);
    assertRefused(
        behind(
                scene,
                staff -> staff.bookings().book(FIRST).orThrow(),
                staff -> staff.bookings().book(SECOND))
            .refusal(),
        RefusalCode.INSUFFICIENT_CREDITS);
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
  }

  /**
   * PostgreSQL at READ COMMITTED waits for no lock to refuse: what is not committed is not there.
   */
  static Stream<Cell> waitingToBeRefused() {
    return Cell.all()
        .filter(
            cell ->
                cell.database() != Database.POSTGRESQL
                    || cell.isolation() != Isolation.READ_COMMITTED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waitingToBeRefused")
  @DisplayName("that credits were granted meanwhile")
  void grantedMeanwhile(Cell cell) {
    Scene scene = Scene.in(cell);
    scene.grant(Scene.ANNA, Scene.YOGA, 1);
    Grant grant = Grant.of(Scene.ANNA, Scene.MASSAGE, 3, PurchaseRef.of("sale-meanwhile"));
    behind(
            scene,
            staff -> staff.ledger().grant(grant).orThrow(),
            staff -> staff.bookings().book(FIRST))
        .orThrow();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("that its own command was carried out meanwhile: booked, granted, transferred")
  void replayed(Cell cell) {
    Scene scene = stocked(cell, 4);
    scene.grant(Scene.BELA, Scene.MASSAGE, 1);
    assertThat(
            behind(
                    scene,
                    staff -> staff.bookings().book(FIRST).orThrow(),
                    staff -> staff.bookings().book(FIRST))
                .orThrow()
                .replayed())
        .isTrue();
    Grant grant = Grant.of(Scene.ANNA, Scene.MASSAGE, 3, PurchaseRef.of("sale-twice"));
    assertThat(
            behind(
                    scene,
                    staff -> staff.ledger().grant(grant).orThrow(),
                    staff -> staff.ledger().grant(grant))
                .orThrow()
                .replayed())
        .isTrue();
    var transfer = Scene.transfer("t-1", Scene.ANNA, Scene.BELA, 2);
    assertThat(
            behind(
                    scene,
                    staff -> staff.transfers().transfer(transfer).orThrow(),
                    staff -> staff.transfers().transfer(transfer))
                .orThrow()
                .replayed())
        .isTrue();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4 - 1 + 3 - 2);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isEqualTo(1 + 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("that its own first command was refused for want of credit the other has brought")
  void transferredMeanwhile(Cell cell) {
    Scene scene = stocked(cell, 2);
    var there = Scene.transfer("t-1", Scene.ANNA, Scene.BELA, 2);
    var back = Scene.transfer("t-2", Scene.BELA, Scene.ANNA, 2);
    behind(
            scene,
            staff -> staff.transfers().transfer(there).orThrow(),
            staff -> staff.transfers().transfer(back))
        .orThrow();
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
    assertThat(scene.balance(Scene.BELA, Scene.MASSAGE)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("that the line was cancelled meanwhile, and is not cancelled again")
  void cancelledMeanwhile(Cell cell) {
    Scene scene = stocked(cell, 2);
    scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
    assertRefused(
        behind(
                scene,
                staff -> staff.bookings().cancel(CANCELLATION.byPractice()).orThrow(),
                staff -> staff.bookings().cancel(CANCELLATION))
            .refusal(),
        RefusalCode.ALREADY_CANCELLED);
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("that an attendance was recorded meanwhile, though that moved no credit")
  void settledMeanwhile(Cell cell) {
    Scene scene = stocked(cell, 2);
    scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
    assertRefused(
        behind(
                scene,
                staff -> staff.bookings().record(Attendance.of(FIRST.line(), true)).orThrow(),
                staff -> staff.bookings().cancel(CANCELLATION))
            .refusal(),
        RefusalCode.ALREADY_SETTLED);
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("also in later calls of the same transaction, after a posting of its own")
  void secondCall(Cell cell) {
    Scene scene = stocked(cell, 3);
    behind(
        scene,
        staff -> staff.bookings().book(FIRST).orThrow(),
        staff -> {
          assertThat(staff.bookings().book(SECOND).orThrow().replayed()).isFalse();
          assertThat(staff.bookings().book(FIRST).orThrow().replayed()).isTrue();
          assertThat(staff.bookings().book(THIRD).orThrow().replayed()).isFalse();
          assertThat(staff.bookings().book(FIRST).orThrow().replayed()).isTrue();
          return true;
        });
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("also if the other posts and commits twice before the call, and nobody waits")
  void withoutWaiting(Cell cell) {
    Scene scene = stocked(cell, 2);
    try (Host host = scene.host()) {
      Turns.takeSnapshot(host);
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      scene.book("b-2", Scene.ANNA, Scene.MASSAGE).orThrow();
      Done<Stream<Optional<Refusal>>> done =
          Turns.untilCommitted(
              host,
              h ->
                  Stream.of(THIRD, FIRST, SECOND)
                      .map(booking -> h.staff().bookings().book(booking).refusal())
                      .toList()
                      .stream());
      assertThat(done.result().map(Optional::isPresent)).containsExactly(true, false, false);
    }
    assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isZero();
    assertThat(scene.audit().problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName(
      "or that a line which its snapshot does not show is not known, as to the host itself")
  void unknownSinceSnapshot(Cell cell) {
    Scene scene = stocked(cell, 2);
    try (Host host = scene.host()) {
      Turns.takeSnapshot(host);
      scene.book("b-1", Scene.ANNA, Scene.MASSAGE).orThrow();
      CancellationOutcome outcome =
          Turns.untilCommitted(host, h -> h.staff().bookings().cancel(CANCELLATION)).result();
      if (cell.isolation() == Isolation.READ_COMMITTED) {
        assertThat(outcome).isInstanceOf(CancellationOutcome.Restored.class);
      } else if (outcome.refusal().isPresent()) {
        assertRefused(outcome.refusal(), RefusalCode.UNKNOWN_BOOKING);
      }
      long expected = outcome.refusal().isPresent() ? 1 : 2;
      assertThat(scene.balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(expected);
    }
    assertThat(scene.audit().problems()).isEmpty();
  }
}
