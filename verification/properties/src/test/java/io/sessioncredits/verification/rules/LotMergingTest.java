package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.OpenLot;
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
import org.junit.jupiter.api.Test;

@DisplayName("A wallet with as many open lots as it may have")
class LotMergingTest {
  private static final Price NINE = Price.of(900, "EUR");

  private FrontDesk desk = FrontDesk.under(FrontDesk.STANDARD);

  @Test
  @DisplayName("makes one lot of 500 alike ones before it takes the next, and loses no cent")
  void mergesAlikeLots() {
    desk.all(alike(Limits.OPEN_LINES, 1, NINE));
    assertThat(desk.position("ana").lots()).hasSize(500);
    assertThat(desk.position("ana").head(type()).sequence()).isEqualTo(500);

    Receipt next = scene().grant(scene().pack("ana", "YOGA", 1).withPrice(NINE)).orThrow();

    assertThat(desk.lots("ana")).containsExactly("YOGA/502 500", "YOGA/1501 1");
    OpenLot merged = desk.lot("ana", "YOGA", 502);
    assertThat(merged.terms().price()).contains(Price.of(450_000, "EUR"));
    assertThat(merged.terms().size()).isEqualTo(500);
    assertThat(merged.terms().origin()).contains(new LotId(FrontDesk.account("ana", "YOGA"), 1));
    assertThat(FrontDesk.story(next).subList(0, 4))
        .containsExactly(
            "MOVE MERGE YOGA/1 -1",
            "MOVE MERGE YOGA/502 1",
            "MOVE MERGE YOGA/2 -1",
            "MOVE MERGE YOGA/502 1");
    assertThat(scene().balance("ana", "YOGA").available()).isEqualTo(501);
    assertThat(scene().audit().problems()).isEmpty();
  }

  @Test
  @DisplayName("writes each merge as pairs that name each other, of which the first has the terms")
  void pairs() {
    desk.all(alike(Limits.OPEN_LINES, 1, NINE));
    scene().grant("ana", "YOGA", 1);
    List<LedgerEntry> moves =
        desk.queries().entries(FrontDesk.account("ana", "YOGA"), Limits.OPEN_LINES, 4);
    assertThat(moves.stream().map(m -> m.related().map(EntryRef::sequence).orElseThrow()))
        .containsExactly(502L, 501L, 504L, 503L);
    assertThat(moves.stream().map(m -> m.terms().isPresent()))
        .containsExactly(false, true, false, false);
  }

  @Test
  @DisplayName("merges lots of the same price of one credit, whatever their sizes")
  void samePriceOfOne() {
    desk.all(distinct(Limits.OPEN_LINES - 3));
    desk.all(
        List.of(
            pack(10).withPrice(Price.of(9_000, "EUR")),
            pack(5).withPrice(Price.of(4_500, "EUR")),
            pack(5).withPrice(Price.of(4_600, "EUR"))));

    scene().grant(pack(1).withPrice(Price.of(1, "CHF"))).orThrow();

    assertThat(desk.position("ana").lots()).hasSize(500);
    assertThat(desk.lots("ana").subList(497, 500))
        .containsExactly("YOGA/500 5", "YOGA/502 15", "YOGA/505 1");
    assertThat(desk.lot("ana", "YOGA", 502).terms().price()).contains(Price.of(13_500, "EUR"));
  }

  @Test
  @DisplayName("keeps lots apart that differ in end, currency, price of one, or having a price")
  void keepsOthersApart() {
    desk.all(distinct(Limits.OPEN_LINES - 5));
    desk.all(
        List.of(
            pack(2).withPrice(Price.of(2, "EUR")),
            pack(2).withPrice(Price.of(2, "CHF")),
            pack(2).withPrice(Price.of(4, "EUR")),
            pack(2).withPrice(Price.of(0, "EUR")),
            pack(2)));

    assertThat(scene().grant(pack(1).withPriority(3)).refusal().orElseThrow().code())
        .isEqualTo(RefusalCode.TOO_MANY_OPEN_LINES);
    assertThat(desk.position("ana").head(type()).sequence()).isEqualTo(500);
  }

  @Test
  @DisplayName("makes no lot of more credits than a lot may have")
  void atMostSoManyCredits() {
    desk.all(distinct(Limits.OPEN_LINES - 3));
    desk.all(List.of(pack(Limits.CREDITS - 1), pack(1), pack(2)));

    scene().grant(pack(1).withPriority(3)).orThrow();

    assertThat(desk.lots("ana").subList(497, 500))
        .containsExactly("YOGA/500 2", "YOGA/502 1000000000", "YOGA/505 1");
  }

  @Test
  @DisplayName("makes no lot of a higher price than a lot may have")
  void atMostSuchAPrice() {
    Price most = Price.of(Limits.PRICE, "EUR");
    desk.all(distinct(Limits.OPEN_LINES - 3));
    desk.all(
        List.of(
            pack(3).withPrice(Price.of(most.minorUnits() / 4 * 3, "EUR")),
            pack(1).withPrice(Price.of(most.minorUnits() / 4, "EUR")),
            pack(2).withPrice(Price.of(most.minorUnits() / 2, "EUR"))));

    scene().grant(pack(1).withPriority(3)).orThrow();

    assertThat(desk.lots("ana").subList(497, 500))
        .containsExactly("YOGA/500 2", "YOGA/502 4", "YOGA/505 1");
    assertThat(desk.lot("ana", "YOGA", 502).terms().price()).contains(most);
  }

  @Test
  @DisplayName("leaves lots alone of which credits are set aside")
  void leavesHeldLots() {
    desk = FrontDesk.under(FrontDesk.STANDARD.withSpendMode(SpendMode.AT_ATTENDANCE));
    desk.all(alike(Limits.OPEN_LINES, 2, NINE));
    scene().book("visit", "ana", "YOGA", FrontDesk.SESSION).orThrow();

    scene().grant("ana", "YOGA", 1);

    assertThat(desk.lots("ana")).containsExactly("YOGA/1 2", "YOGA/503 998", "YOGA/1500 1");
  }

  @Test
  @DisplayName("leaves lots alone that were taken back, which do not count as open lots")
  void leavesRevokedLots() {
    List<Grant> sold = alike(2, 1, NINE);
    desk.all(sold);
    sold.forEach(
        g ->
            scene()
                .credits()
                .ledger()
                .reverse(Reversal.of(g.operation(), g.key(), Reason.of("wrong client")))
                .orThrow());
    desk.all(distinct(Limits.OPEN_LINES));
    assertThat(desk.position("ana").lots()).hasSize(502);
    assertThat(scene().grant(pack(1)).refusal().orElseThrow().code())
        .isEqualTo(RefusalCode.TOO_MANY_OPEN_LINES);

    scene().adjust("ana", "YOGA", -1).orThrow();
    Receipt next = scene().grant(pack(1)).orThrow();

    assertThat(FrontDesk.story(next)).containsExactly("OPEN PURCHASE YOGA/506 1");
  }

  @Test
  @DisplayName("is not merged by a cancellation that fills it, but by one that overfills it")
  void mergesWhenACancellationOverfills() {
    desk.all(List.of(pack(1).withPriority(1), pack(1).withPriority(2)));
    scene().book("one", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    scene().book("two", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    desk.all(alike(Limits.OPEN_LINES - 1, 1, NINE));

    Receipt filling = scene().cancel("one", "ana").orThrow();
    Receipt overfilling = scene().cancel("two", "ana").orThrow();

    assertThat(FrontDesk.story(filling)).containsExactly("GIVE_BACK CANCELLATION YOGA/1 1");
    assertThat(overfilling.movements()).hasSize(1 + 2 * 499);
    assertThat(desk.position("ana").lots()).hasSize(3);
    assertThat(scene().available("ana", "YOGA")).isEqualTo(501);
  }

  private Scene scene() {
    return desk.scene();
  }

  private static CreditType type() {
    return CreditType.of("YOGA");
  }

  private Grant pack(long credits) {
    return scene().pack("ana", "YOGA", credits);
  }

  private List<Grant> alike(int count, long credits, Price price) {
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      grants.add(pack(credits).withPrice(price));
    }
    return grants;
  }

  /** Each ends on another day. */
  private List<Grant> distinct(int count) {
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      grants.add(pack(1).withLastDay(LocalDate.of(2027, 1, 1).plusDays(i)));
    }
    return grants;
  }
}
