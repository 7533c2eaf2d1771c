package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A wallet that is full")
class FullWalletTest {
  @Nested
  @DisplayName("of lots that cannot be merged")
  class OfLots {
    private final FrontDesk desk = FrontDesk.under(FrontDesk.STANDARD);
    private final Scene scene = desk.scene();

    @Test
    @DisplayName("refuses a grant and an adjustment up, and writes nothing")
    void refusesArrivals() {
      fill(Limits.OPEN_LINES);
      assertFull(scene.grant(scene.pack("ana", "YOGA", 1)));
      assertFull(scene.adjust("ana", "YOGA", 1));
      assertThat(desk.position("ana").head(CreditType.of("YOGA")).sequence()).isEqualTo(500);
    }

    @Test
    @DisplayName("takes one lot more into the last place, and not two")
    void lastPlace() {
      fill(Limits.OPEN_LINES - 1);
      scene.grant(scene.pack("ben", "YOGA", 1).withPriority(1)).orThrow();
      scene.grant(scene.pack("ben", "YOGA", 1).withPriority(2)).orThrow();
      assertFull(scene.transfer("ben", "ana", "YOGA", 2));
      scene.transfer("ben", "ana", "YOGA", 1).orThrow();
      assertThat(desk.position("ana").lots()).hasSize(500);
      assertFull(scene.transfer("ben", "ana", "YOGA", 1));
    }

    @Test
    @DisplayName("refuses a transfer back that would need a lot of its own")
    void refusesATransferBack() {
      scene.grant(scene.pack("ana", "YOGA", 3).withPrice(Price.of(100, "EUR"))).orThrow();
      Receipt first = scene.transfer("ana", "ben", "YOGA", 1).orThrow();
      Receipt second = scene.transfer("ana", "cara", "YOGA", 1).orThrow();
      fill(Limits.OPEN_LINES - 1);
      assertFull(scene.reverse(first, ShortfallRule.REFUSE));
      scene.reverse(second, ShortfallRule.REFUSE).orThrow();
      assertThat(desk.lot("ana", "YOGA", 1).remaining()).isEqualTo(2);
    }

    /** Each ends on another day. */
    private void fill(int lots) {
      List<Grant> grants = new ArrayList<>();
      for (int i = 0; i < lots; i++) {
        LocalDate end = LocalDate.of(2027, 1, 1).plusDays(i);
        grants.add(scene.pack("ana", "YOGA", 1).withLastDay(end));
      }
      desk.all(grants);
    }
  }

  @Nested
  @DisplayName("of debts")
  class OfDebts {
    private final FrontDesk desk = FrontDesk.under(FrontDesk.PERMISSIVE);
    private final Scene scene = desk.scene();

    @Test
    @DisplayName("owes for 500 lines, and no more for a booking, an adjustment or a reversal")
    void refusesMoreDebts() {
      Receipt sale = scene.grant("ana", "MASSAGE", 1);
      scene.book("spent", "ana", "MASSAGE", FrontDesk.SESSION).orThrow();
      desk.all(bookings(scene));
      assertThat(desk.position("ana").debts()).hasSize(500);

      assertFull(scene.book("late", "ana", "YOGA", FrontDesk.SESSION));
      assertFull(scene.set("ana", "MASSAGE", -1));
      assertFull(
          scene
              .credits()
              .ledger()
              .adjust(
                  Adjustment.by(
                          scene.key(),
                          ClientId.of("ana"),
                          CreditType.of("MASSAGE"),
                          -1,
                          Reason.of("a fee"))
                      .allowingDebt()));
      assertFull(scene.reverse(sale, ShortfallRule.DEBT));
      assertThat(desk.position("ana").debts()).hasSize(500);
    }
  }

  @Nested
  @DisplayName("of credits set aside")
  class OfHolds {
    private final FrontDesk desk =
        FrontDesk.under(FrontDesk.STANDARD.withSpendMode(SpendMode.AT_ATTENDANCE));
    private final Scene scene = desk.scene();

    @Test
    @DisplayName("holds for 500 lines, and refuses the next although there is credit")
    void refusesMoreHolds() {
      scene.grant("ana", "YOGA", 501);
      desk.all(bookings(scene));
      assertThat(desk.position("ana").holds()).hasSize(500);

      assertFull(scene.book("late", "ana", "YOGA", FrontDesk.SESSION));
      scene.cancel("visit-7", "ana").orThrow();
      scene.book("late", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    }
  }

  private static List<Booking> bookings(Scene scene) {
    List<Booking> bookings = new ArrayList<>();
    for (int i = 0; i < Limits.OPEN_LINES; i++) {
      bookings.add(scene.booking("visit-" + i, "ana", "YOGA", FrontDesk.SESSION));
    }
    return bookings;
  }

  private static void assertFull(Outcome outcome) {
    assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_MANY_OPEN_LINES);
  }
}
