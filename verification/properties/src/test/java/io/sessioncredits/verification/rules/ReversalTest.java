package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The reversal")
class ReversalTest {
  private FrontDesk desk = FrontDesk.under(FrontDesk.STANDARD);

  private Scene under(CreditPolicy policy) {
    desk = FrontDesk.under(policy);
    return desk.scene();
  }

  @Nested
  @DisplayName("of a grant")
  class OfAGrant {
    @Test
    @DisplayName("of which nothing is missing says nothing of a shortfall")
    void nothingMissing() {
      Scene scene = desk.scene();
      Receipt sale = scene.grant("ana", "YOGA", 5);
      Receipt undone = scene.reverse(sale, ShortfallRule.CLAMP).orThrow();
      assertThat(FrontDesk.story(undone)).containsExactly("TAKE REVOCATION YOGA/1 -5");
      assertThat(last(scene).facts()).isEmpty();
    }

    @Test
    @DisplayName("of which some are spent names how many were not collected (S36)")
    void clamped() {
      Scene scene = desk.scene();
      Receipt sale = scene.grant("ana", "YOGA", 10);
      scene.adjust("ana", "YOGA", -4).orThrow();
      var outcome = (ReversalOutcome.Reversed) scene.reverse(sale, ShortfallRule.CLAMP);
      assertThat(outcome.uncollected()).isEqualTo(4);
      assertThat(FrontDesk.story(outcome.receipt())).containsExactly("TAKE REVOCATION YOGA/1 -6");
      assertThat(last(scene).facts())
          .isEqualTo(Map.of(Fact.SHORTFALL, "CLAMP", Fact.UNCOLLECTED, "4"));
    }

    @Test
    @DisplayName("of which some are spent makes a debt of the rest and leaves none uncollected")
    void owed() {
      Scene scene = desk.scene();
      Receipt sale = scene.grant("ana", "YOGA", 10);
      scene.adjust("ana", "YOGA", -4).orThrow();
      var outcome = (ReversalOutcome.Reversed) scene.reverse(sale, ShortfallRule.DEBT);
      assertThat(outcome.uncollected()).isZero();
      assertThat(FrontDesk.story(outcome.receipt()))
          .containsExactly("TAKE REVOCATION YOGA/1 -6", "OPEN REVOCATION YOGA/4 -4");
      assertThat(scene.entries("ana").get(2).facts()).isEqualTo(Map.of(Fact.SHORTFALL, "DEBT"));
      assertThat(last(scene).facts()).isEqualTo(Map.of(Fact.SHORTFALL, "DEBT"));
      assertThat(scene.balance("ana", "YOGA").owed()).isEqualTo(4);
    }

    @Test
    @DisplayName("that paid for a session makes it owed again, and the next grant pays it once")
    void settledAgain() {
      Scene scene = under(FrontDesk.PERMISSIVE);
      scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
      Receipt sale = scene.grant("ana", "YOGA", 5);
      Receipt undone = scene.reverse(sale, ShortfallRule.REFUSE).orThrow();
      assertThat(FrontDesk.story(undone))
          .containsExactly(
              "MOVE SETTLEMENT YOGA/1 -1", "MOVE SETTLEMENT YOGA/2 1", "TAKE REVOCATION YOGA/2 -5");
      scene.grant("ana", "YOGA", 3);
      assertThat(scene.balance("ana", "YOGA").number()).isEqualTo(2);

      Receipt cancelled = scene.cancel("visit", "ana").orThrow();

      assertThat(FrontDesk.story(cancelled))
          .containsExactly(
              "MOVE SETTLEMENT YOGA/1 -1",
              "MOVE SETTLEMENT YOGA/8 1",
              "GIVE_BACK CANCELLATION YOGA/1 1");
      assertThat(scene.balance("ana", "YOGA").number()).isEqualTo(3);
      assertThat(scene.audit().problems()).isEmpty();
    }

    @Test
    @DisplayName("that paid for a session cancelled since finds its credits back already")
    void settledAndCancelled() {
      Scene scene = under(FrontDesk.PERMISSIVE);
      scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
      Receipt sale = scene.grant("ana", "YOGA", 5);
      scene.cancel("visit", "ana").orThrow();
      Receipt undone = scene.reverse(sale, ShortfallRule.REFUSE).orThrow();
      assertThat(FrontDesk.story(undone)).containsExactly("TAKE REVOCATION YOGA/2 -5");
      assertThat(desk.position("ana").debts()).isEmpty();
    }

    @Test
    @DisplayName("undoes what its own lot paid, not what a lot of another type paid")
    void ownLotAlone() {
      CreditType flex = CreditType.of("FLEX");
      Catalogue catalogue =
          Catalogue.byAppointmentType()
              .covering(CreditType.of("YOGA"), AppointmentType.of("YOGA"))
              .covering(flex, AppointmentType.of("YOGA"), AppointmentType.of("MASSAGE"));
      Scene scene = under(FrontDesk.PERMISSIVE.withCatalogue(catalogue));
      scene
          .grant(scene.pack("ana", "FLEX", 1).withValidFrom(scene.instant("2026-06-01T00:00")))
          .orThrow();
      scene.book(scene.booking("visit", "ana", "YOGA", FrontDesk.SESSION).withSeats(2)).orThrow();
      scene.grant("ana", "YOGA", 1);
      Receipt sale = scene.grant("ana", "FLEX", 1);
      assertThat(FrontDesk.story(sale))
          .containsExactly(
              "OPEN PURCHASE FLEX/2 1", "MOVE SETTLEMENT FLEX/2 -1", "MOVE SETTLEMENT YOGA/1 1");

      Receipt undone = scene.reverse(sale, ShortfallRule.REFUSE).orThrow();

      assertThat(FrontDesk.story(undone))
          .containsExactly(
              "MOVE SETTLEMENT YOGA/1 -1", "MOVE SETTLEMENT FLEX/2 1", "TAKE REVOCATION FLEX/2 -1");
    }

    private LedgerEntry last(Scene scene) {
      List<LedgerEntry> entries = scene.entries("ana");
      return entries.get(entries.size() - 1);
    }
  }

  @Nested
  @DisplayName("of an adjustment")
  class OfAnAdjustment {
    @Test
    @DisplayName("down gives the credits back to their lot, which has ended: so they lapse")
    void lapses() {
      Scene scene = desk.scene();
      scene
          .grant(scene.pack("ana", "YOGA", 5).withLastDay(LocalDate.parse("2026-03-31")))
          .orThrow();
      Receipt down = scene.adjust("ana", "YOGA", -5).orThrow();
      scene.at("2026-04-01T00:00");
      Receipt undone = scene.reverse(down, ShortfallRule.REFUSE).orThrow();
      assertThat(FrontDesk.story(undone))
          .containsExactly("GIVE_BACK REVERSAL YOGA/1 5", "TAKE EXPIRY YOGA/1 -5");
    }

    @Test
    @DisplayName("that made a debt takes the debt away")
    void forgives() {
      Scene scene = desk.scene();
      Receipt fee = scene.set("ana", "YOGA", -3).orThrow();
      Receipt undone = scene.reverse(fee, ShortfallRule.REFUSE).orThrow();
      assertThat(FrontDesk.story(undone)).containsExactly("GIVE_BACK REVERSAL YOGA/1 3");
      assertThat(scene.balance("ana", "YOGA").number()).isZero();
    }

    @Test
    @DisplayName("that made a debt which is partly paid is refused, with what is still owed")
    void partlyPaid() {
      Scene scene = desk.scene();
      Receipt fee = scene.set("ana", "YOGA", -3).orThrow();
      scene.grant("ana", "YOGA", 1);
      Refusal refusal = scene.reverse(fee, ShortfallRule.REFUSE).refusal().orElseThrow();
      assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_REVERSIBLE);
      assertThat(refusal.owed()).isEqualTo(2);
      assertThat(scene.balance("ana", "YOGA").number()).isEqualTo(-2);
    }
  }

  @Nested
  @DisplayName("of a transfer")
  class OfATransfer {
    @Test
    @DisplayName("of which some are spent is refused with both figures, even where debt is meant")
    void refused() {
      Scene scene = desk.scene();
      scene.grant("ana", "YOGA", 5);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 5).orThrow();
      scene.adjust("ben", "YOGA", -2).orThrow();
      for (ShortfallRule rule : List.of(ShortfallRule.REFUSE, ShortfallRule.DEBT)) {
        Refusal refusal = scene.reverse(gift, rule).refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.SHORTFALL);
        assertThat(refusal.required()).isEqualTo(5);
        assertThat(refusal.available()).isEqualTo(3);
      }
    }

    @Test
    @DisplayName("of which some are spent brings back the others where clamping is meant")
    void clamped() {
      Scene scene = desk.scene();
      scene.grant("ana", "YOGA", 5);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 5).orThrow();
      scene.adjust("ben", "YOGA", -2).orThrow();
      var outcome = (ReversalOutcome.Reversed) scene.reverse(gift, ShortfallRule.CLAMP);
      assertThat(outcome.uncollected()).isEqualTo(2);
      assertThat(FrontDesk.story(outcome.receipt()))
          .containsExactly("MOVE REVERSAL YOGA/1 -3", "MOVE REVERSAL YOGA/1 3");
      assertThat(scene.available("ana", "YOGA")).isEqualTo(3);
      assertThat(scene.available("ben", "YOGA")).isZero();
    }

    @Test
    @DisplayName("of which all are spent brings nothing back where clamping is meant")
    void nothingLeft() {
      Scene scene = desk.scene();
      scene.grant("ana", "YOGA", 5);
      Receipt gift = scene.transfer("ana", "ben", "YOGA", 5).orThrow();
      scene.adjust("ben", "YOGA", -5).orThrow();
      var outcome = (ReversalOutcome.Reversed) scene.reverse(gift, ShortfallRule.CLAMP);
      assertThat(outcome.uncollected()).isEqualTo(5);
      assertThat(outcome.receipt().movements()).isEmpty();
    }

    @Test
    @DisplayName("in the order they were made, last first, fills the lot to its full price again")
    void inOrder() {
      Scene scene = desk.scene();
      Receipt first = threeForAEuro(scene).get(0);
      Receipt second = scene.transfer("ana", "cara", "YOGA", 1).orThrow();
      scene.reverse(second, ShortfallRule.REFUSE).orThrow();
      scene.reverse(first, ShortfallRule.REFUSE).orThrow();
      assertThat(desk.lots("ana")).containsExactly("YOGA/1 3");
    }

    @Test
    @DisplayName("out of order makes a lot of its own, so that no cent is won or lost")
    void outOfOrder() {
      Scene scene = desk.scene();
      Receipt first = threeForAEuro(scene).get(0);
      Receipt second = scene.transfer("ana", "cara", "YOGA", 1).orThrow();
      assertThat(desk.lot("ben", "YOGA", 1).terms().price()).contains(Price.of(34, "EUR"));
      assertThat(desk.lot("cara", "YOGA", 1).terms().price()).contains(Price.of(33, "EUR"));

      scene.reverse(first, ShortfallRule.REFUSE).orThrow();
      assertThat(desk.lots("ana")).containsExactly("YOGA/1 1", "YOGA/4 1");
      assertThat(desk.lot("ana", "YOGA", 4).terms().price()).contains(Price.of(34, "EUR"));

      scene.reverse(second, ShortfallRule.REFUSE).orThrow();
      assertThat(desk.lots("ana")).containsExactly("YOGA/1 2", "YOGA/4 1");
      assertThat(scene.audit().problems()).isEmpty();
    }

    @Test
    @DisplayName("whose source was taken back meanwhile takes these credits back too")
    void sourceRevoked() {
      Scene scene = under(FrontDesk.STANDARD.withSpendMode(SpendMode.AT_ATTENDANCE));
      List<Receipt> receipts = threeForAEuro(scene);
      scene.transfer("ana", "cara", "YOGA", 1).orThrow();
      scene.book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();
      var sale = (ReversalOutcome.Reversed) scene.reverse(receipts.get(1), ShortfallRule.CLAMP);
      assertThat(sale.uncollected()).isEqualTo(3);

      Receipt undone = scene.reverse(receipts.get(0), ShortfallRule.REFUSE).orThrow();

      assertThat(FrontDesk.story(undone))
          .containsExactly(
              "MOVE REVERSAL YOGA/1 -1", "MOVE REVERSAL YOGA/1 1", "TAKE REVOCATION YOGA/1 -1");
      assertThat(scene.available("ana", "YOGA")).isZero();
    }

    /** Returns the transfer of one of three credits for a euro, and the sale of the three. */
    private List<Receipt> threeForAEuro(Scene scene) {
      Receipt sale =
          scene.grant(scene.pack("ana", "YOGA", 3).withPrice(Price.of(100, "EUR"))).orThrow();
      return List.of(scene.transfer("ana", "ben", "YOGA", 1).orThrow(), sale);
    }
  }
}
