package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.testkit.scenario.Scene;
import io.sessioncredits.transfer.Transfer;
import io.sessioncredits.transfer.TransferOutcome;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("What staff do by hand")
class NumbersByHandTest {
  private static final ClientId ANA = ClientId.of("ana");
  private static final ClientId BEN = ClientId.of("ben");
  private static final CreditType YOGA = CreditType.of("YOGA");

  private final FrontDesk desk = FrontDesk.under(FrontDesk.STANDARD);
  private final Scene scene = desk.scene();

  @Nested
  @DisplayName("to a number")
  class ToANumber {
    @Test
    @DisplayName("is refused if it is not the number they saw, with the one it is")
    void seen() {
      scene.grant("ana", "YOGA", 5);
      Refusal refusal = adjust(-1, 4).refusal().orElseThrow();
      assertThat(refusal.code()).isEqualTo(RefusalCode.BALANCE_CHANGED);
      assertThat(refusal.available()).isEqualTo(5);
      adjust(-1, 5).orThrow();
      assertThat(scene.available("ana", "YOGA")).isEqualTo(4);
    }

    @Test
    @DisplayName("takes from no more lots than it must")
    void fewestLots() {
      scene.grant("ana", "YOGA", 2);
      scene.grant("ana", "YOGA", 2);
      Receipt down = scene.adjust("ana", "YOGA", -2).orThrow();
      assertThat(FrontDesk.story(down)).containsExactly("TAKE ADJUSTMENT YOGA/1 -2");
    }

    @Test
    @DisplayName("takes nothing of a lot that has not begun")
    void notBegun() {
      scene.grant("ana", "YOGA", 2);
      scene
          .grant(scene.pack("ana", "YOGA", 5).withValidFrom(scene.instant("2026-04-01T00:00")))
          .orThrow();
      Refusal refusal = scene.adjust("ana", "YOGA", -3).refusal().orElseThrow();
      assertThat(refusal.code()).isEqualTo(RefusalCode.SHORTFALL);
      assertThat(refusal.required()).isEqualTo(3);
      assertThat(refusal.available()).isEqualTo(2);
    }

    private io.sessioncredits.ledger.AdjustmentOutcome adjust(long difference, long seen) {
      Adjustment adjustment =
          Adjustment.by(scene.key(), ANA, YOGA, difference, Reason.of("as agreed"));
      return scene.credits().ledger().adjust(adjustment.expecting(seen));
    }
  }

  @Nested
  @DisplayName("with a transfer")
  class WithATransfer {
    @Test
    @DisplayName("passes over a lot of which every credit is set aside")
    void setAside() {
      scene.rules(FrontDesk.STANDARD.withSpendMode(SpendMode.AT_ATTENDANCE));
      scene.grant("ana", "YOGA", 1);
      scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
      scene.grant("ana", "YOGA", 2);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 2).orThrow();
      assertThat(FrontDesk.story(gift))
          .containsExactly("MOVE TRANSFER YOGA/3 -2", "MOVE TRANSFER YOGA/1 2");
    }

    @Test
    @DisplayName("can be tried without writing, and shows what it would settle")
    void tried() {
      AppointmentType lesson = AppointmentType.of("YOGA");
      scene.rules(
          FrontDesk.PERMISSIVE.withCatalogue(
              Catalogue.byAppointmentType()
                  .covering(YOGA, lesson)
                  .covering(CreditType.of("FLEX"), lesson, AppointmentType.of("MASSAGE"))));
      scene.book("visit", "ben", "YOGA", FrontDesk.SESSION).orThrow();
      scene.grant("ana", "FLEX", 3);
      Transfer transfer = Transfer.of(scene.key(), ANA, BEN, CreditType.of("FLEX"), 3);

      TransferOutcome tried = scene.credits().transfers().check(transfer);
      assertThat(desk.position("ben").lots()).isEmpty();

      Receipt done = scene.credits().transfers().transfer(transfer).orThrow();
      assertThat(FrontDesk.story(tried.orThrow())).isEqualTo(FrontDesk.story(done));
      assertThat(FrontDesk.story(done))
          .containsExactly(
              "MOVE TRANSFER FLEX/1 -3",
              "MOVE TRANSFER FLEX/1 3",
              "MOVE SETTLEMENT FLEX/1 -1",
              "MOVE SETTLEMENT YOGA/1 1");
    }

    @Test
    @DisplayName("is told by its receipt: each balance after it, and each holder's change")
    void receipt() {
      scene.grant("ana", "YOGA", 5);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 2).orThrow();
      assertThat(gift.balanceAfter(FrontDesk.account("ana", "YOGA"))).hasValue(3);
      assertThat(gift.balanceAfter(FrontDesk.account("ben", "YOGA"))).hasValue(2);
      assertThat(gift.balanceAfter(FrontDesk.account("cara", "YOGA"))).isEmpty();
      assertThat(gift.change(ANA)).isEqualTo(-2);
      assertThat(gift.change(BEN)).isEqualTo(2);
    }

    @Test
    @DisplayName("of several lots is told with the balance after the last of them")
    void receiptOfSeveral() {
      scene.grant("ana", "YOGA", 1);
      scene.grant("ana", "YOGA", 4);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 3).orThrow();
      assertThat(gift.balanceAfter(FrontDesk.account("ana", "YOGA"))).hasValue(2);
    }
  }

  @Nested
  @DisplayName("with a grant")
  class WithAGrant {
    @Test
    @DisplayName("is bad input if it ends before it begins")
    void endsBeforeItBegins() {
      Grant grant =
          scene
              .pack("ana", "YOGA", 1)
              .withValidFrom(scene.instant("2026-03-10T00:00"))
              .withLastDay(LocalDate.parse("2026-03-05"));
      assertThatThrownBy(() -> scene.grant(grant))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("end of validity must be after the credits begin to count");
    }

    @Test
    @DisplayName("is bad input if it has ended already")
    void endedAlready() {
      Grant grant =
          scene
              .pack("ana", "YOGA", 1)
              .withValidFrom(scene.instant("2026-01-01T00:00"))
              .withLastDay(LocalDate.parse("2026-02-01"));
      assertThatThrownBy(() -> scene.grant(grant))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("2026-03-02T09:00:00Z");
    }
  }

  @Test
  @DisplayName("is kept with its reason, in every entry")
  void reasons() {
    Receipt sale =
        scene.grant(scene.pack("ana", "YOGA", 5).withReason(Reason.of("a present"))).orThrow();
    scene.adjust("ana", "YOGA", -1).orThrow();
    scene
        .credits()
        .transfers()
        .transfer(
            Transfer.of(scene.key(), ANA, BEN, YOGA, 1).withReason(Reason.of("they are friends")))
        .orThrow();
    scene.reverse(sale, ShortfallRule.CLAMP).orThrow();
    assertThat(
            scene.entries("ana").stream().map(e -> e.reason().orElseThrow().text().orElseThrow()))
        .containsExactly("a present", "by hand", "they are friends", "a mistake");
  }
}
