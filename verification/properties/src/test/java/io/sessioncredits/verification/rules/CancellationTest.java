package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cancellation")
class CancellationTest {
  private static final CreditPolicy ONE_DAY =
      FrontDesk.STANDARD.withCancellationWindow(Duration.ofDays(1));

  @Test
  @DisplayName("that comes late leaves the line cancelled: nobody attends it any more")
  void late() {
    Scene scene = booked(ONE_DAY);
    scene.at("2026-03-05T10:01");
    assertThat(freeUntil(scene.cancel("visit", "ana"))).contains(scene.instant("2026-03-05T10:00"));

    assertThat(scene.attended("visit", "ana").refusal().orElseThrow().code())
        .isEqualTo(RefusalCode.ALREADY_CANCELLED);
    var replayed = (BookingOutcome.Booked) scene.book("visit", "ana", "YOGA", FrontDesk.SESSION);
    assertThat(replayed.state()).isEqualTo(BookingState.CANCELLED_FORFEITED);
  }

  @Test
  @DisplayName("where nothing is ever given back names no time until which it would have been")
  void neverGivenBack() {
    Scene scene = booked(ONE_DAY.withRestoreOnCancel(false));
    assertThat(freeUntil(scene.cancel("visit", "ana"))).isEmpty();
    assertThat(scene.available("ana", "YOGA")).isZero();
  }

  @Test
  @DisplayName("by the practice gives back what a no-show spent of credits set aside for a while")
  void afterANoShow() {
    Scene scene =
        booked(
            FrontDesk.STANDARD
                .withSpendMode(SpendMode.AT_ATTENDANCE)
                .withHoldTimeout(Duration.ofDays(7)));
    scene.at("2026-03-06T10:30").noShow("visit", "ana").orThrow();
    assertThat(scene.available("ana", "YOGA")).isZero();
    Receipt back = scene.cancel(byPractice("visit")).orThrow();
    assertThat(FrontDesk.story(back)).containsExactly("GIVE_BACK CANCELLATION YOGA/1 1");
    assertThat(scene.available("ana", "YOGA")).isEqualTo(1);
  }

  @Test
  @DisplayName("of credits that pay a debt at once leaves nothing to lapse in a lot that has ended")
  void paysADebt() {
    FrontDesk desk = FrontDesk.under(FrontDesk.PERMISSIVE.withSpendMode(SpendMode.AT_ATTENDANCE));
    Scene scene = desk.scene();
    scene.grant(scene.pack("ana", "YOGA", 2).withLastDay(LocalDate.parse("2026-03-31"))).orThrow();
    scene.book("late", "ana", "YOGA", "2026-03-31T10:00").orThrow();
    scene.book("later", "ana", "YOGA", "2026-03-31T11:00").orThrow();
    scene.book("unpaid", "ana", "YOGA", "2026-03-10T10:00").orThrow();

    Receipt back = scene.at("2026-04-01T10:00").cancel(byPractice("late")).orThrow();

    assertThat(FrontDesk.story(back))
        .containsExactly(
            "UNHOLD CANCELLATION YOGA/1 0",
            "MOVE SETTLEMENT YOGA/1 -1",
            "MOVE SETTLEMENT YOGA/4 1");
  }

  private static Scene booked(CreditPolicy policy) {
    Scene scene = FrontDesk.under(policy).scene();
    scene.grant("ana", "YOGA", 1);
    scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    return scene;
  }

  private static Cancellation byPractice(String ref) {
    return Cancellation.of(BookingRef.of(ref), ClientId.of("ana")).byPractice();
  }

  private static Optional<Instant> freeUntil(CancellationOutcome outcome) {
    return ((CancellationOutcome.Forfeited) outcome).freeUntil();
  }
}
