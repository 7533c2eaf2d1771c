package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Flow;
import io.sessioncredits.model.Price;
import io.sessioncredits.report.AgeBracket;
import io.sessioncredits.report.AgedCredits;
import io.sessioncredits.report.AsOfQuery;
import io.sessioncredits.report.CreditSums;
import io.sessioncredits.report.DebtLine;
import io.sessioncredits.report.DebtsQuery;
import io.sessioncredits.report.LiabilitySums;
import io.sessioncredits.report.ReportQuery;
import io.sessioncredits.report.RollForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports over all clients. */
public interface ReportScenarios extends StoreSource {
  /** The type most of these scenarios sell. */
  CreditType PT60 = CreditType.of("PT60");

  private static ReportQuery period(Scene scene, String from, String until) {
    return ReportQuery.of(scene.instant(from), scene.instant(until));
  }

  /** Price follows the units: what is spent is earned, what ends unused is breakage. */
  @Test
  @DisplayName("S139 five for 500: one used earns 100; three more and one ended leave 0 deferred")
  default void s139() {
    Scene scene = scene(standard()).at("2026-03-01T09:00");
    scene
        .grant(
            scene
                .pack("ana", "PT60", 5)
                .withPrice(Price.of(500, "EUR"))
                .withLastDay(LocalDate.parse("2026-03-31")))
        .orThrow();
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T10:00").isBooked());
    ReportQuery year = period(scene, "2026-01-01T00:00", "2027-01-01T00:00");
    assertEquals(
        new LiabilitySums(0, 500, 100, 0, 0, 0, 0),
        scene.reports().liability(year).of(PT60, "EUR"));
    assertEquals(400, scene.reports().liability(year).of(PT60, "EUR").closing());
    for (String ref : List.of("b", "c", "d")) {
      assertTrue(scene.book(ref, "ana", "PT60", "2026-03-03T10:00").isBooked());
    }
    scene.at("2026-04-01T00:00");
    LiabilitySums sums = new LiabilitySums(0, 500, 400, 100, 0, 0, 0);
    assertEquals(0, sums.closing());
    assertEquals(sums, scene.reports().liability(year).totals().get("EUR"));
    assertEquals(1, scene.sweep());
    assertEquals(sums, scene.reports().liability(year).of(PT60, "EUR"));
  }

  /** Units of a lot do not divide its price evenly, and still no cent is lost on any path. */
  @Test
  @DisplayName("S139 three for 100, one each spent, handed on and taken back, lose no cent")
  default void everyCent() {
    Scene scene = scene(standard()).at("2026-03-01T09:00");
    var sale = scene.grant(scene.pack("ana", "PT60", 3).withPrice(Price.of(100, "EUR")));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T10:00").isBooked());
    scene.transfer("ana", "ben", "PT60", 1).orThrow();
    scene.reverse(sale.orThrow(), ShortfallRule.CLAMP).orThrow();
    assertTrue(scene.book("b", "ben", "PT60", "2026-03-02T10:00").isBooked());
    LiabilitySums sums =
        scene
            .reports()
            .liability(period(scene, "2026-01-01T00:00", "2027-01-01T00:00"))
            .of(PT60, "EUR");
    assertEquals(100, sums.sold());
    assertEquals(100, sums.earned() + sums.refunded());
    assertEquals(0, sums.moved());
    assertEquals(0, sums.closing());
  }

  /** Nothing is earned on credit; what pays for it later is, and not any more once cancelled. */
  @Test
  @DisplayName("S139 a session booked without credit is earned when a pack pays for it")
  default void earnedWhenPaid() {
    Scene scene = scene(permissive()).at("2026-03-01T09:00");
    ReportQuery year = period(scene, "2026-01-01T00:00", "2027-01-01T00:00");
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-02T10:00").isBooked());
    assertTrue(scene.reports().liability(year).types().isEmpty());
    scene.grant(scene.pack("ana", "PT60", 5).withPrice(Price.of(500, "EUR"))).orThrow();
    assertEquals(
        new LiabilitySums(0, 500, 100, 0, 0, 0, 0),
        scene.reports().liability(year).of(PT60, "EUR"));
    scene.cancel("a", "ana").orThrow();
    assertEquals(
        new LiabilitySums(0, 500, 0, 0, 0, 0, 0), scene.reports().liability(year).of(PT60, "EUR"));
  }

  /** Everything a month can bring, by column; what is effective later is not in it. */
  @Test
  @DisplayName("S141 opening and all columns of a month make its closing, by type and in total")
  default void s141() {
    Scene scene = scene(permissive()).at("2026-02-10T09:00");
    scene.grant("ana", "PT60", 4);
    scene.grant(scene.pack("ana", "PT60", 2).withLastDay(LocalDate.parse("2026-03-15"))).orThrow();
    scene.grant("cleo", "YOGA", 3);
    scene.at("2026-03-02T09:00");
    scene.grant("ben", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-05T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.cancel("b", "ana").orThrow();
    scene.transfer("ana", "ben", "PT60", 2).orThrow();
    scene.adjust("ben", "PT60", -1).orThrow();
    scene.adjust("cleo", "YOGA", 2).orThrow();
    scene.at("2026-04-01T00:00");
    scene.grant("ana", "PT60", 7);
    RollForward march =
        scene.reports().rollForward(period(scene, "2026-03-01T00:00", "2026-04-01T00:00"));
    assertTrue(march.isConsistent());
    CreditSums pt60 = march.type(PT60);
    assertEquals(6, pt60.opening());
    assertEquals(5, pt60.net(Column.GRANTED));
    assertEquals(-2, pt60.net(Column.SPENT));
    assertEquals(1, pt60.net(Column.RESTORED));
    assertEquals(-1, pt60.net(Column.ADJUSTED));
    assertEquals(new Flow(2, 2), pt60.flow(Column.TRANSFERRED));
    long gone = -pt60.net(Column.EXPIRED);
    assertEquals(6 + 5 - 2 + 1 - 1 - gone, pt60.closing());
    assertEquals(pt60.closing(), pt60.outstanding());
    assertEquals(2, pt60.clients());
    assertEquals(5, march.type(CreditType.of("YOGA")).closing());
    assertEquals(3, march.total().clients());
    assertEquals(pt60.closing() + 5, march.total().closing());
    RollForward april =
        scene.reports().rollForward(period(scene, "2026-04-01T00:00", "2026-05-01T00:00"));
    assertEquals(pt60.closing(), april.type(PT60).opening());
    assertEquals(7, april.type(PT60).net(Column.GRANTED));
  }

  /** The end of validity counts when it comes, not when somebody writes it down. */
  @Test
  @DisplayName("S141 the report of a month is the same before and after a sweep, and for ever")
  default void sweepChangesNothing() {
    Scene scene = scene(standard()).at("2026-03-02T09:00");
    scene.grant(scene.pack("ana", "PT60", 2).withLastDay(LocalDate.parse("2026-03-15"))).orThrow();
    scene.at("2026-04-02T09:00");
    ReportQuery march =
        period(scene, "2026-03-01T00:00", "2026-04-01T00:00").withAsKnownAt(scene.instant());
    RollForward before = scene.reports().rollForward(march);
    assertEquals(-2, before.type(PT60).net(Column.EXPIRED));
    assertEquals(0, before.type(PT60).closing());
    assertEquals(1, scene.sweep());
    assertEquals(before, scene.reports().rollForward(march));
    RollForward early =
        scene.reports().rollForward(march.withAsKnownAt(scene.instant("2026-03-10T00:00")));
    assertEquals(2, early.type(PT60).closing());
  }

  /** The drill-down has the same figures, client by client. */
  @Test
  @DisplayName("S141 the rows of all clients add up to the report, in one run or page by page")
  default void drillDown() {
    Scene scene = scene(permissive()).at("2026-03-02T09:00");
    for (String client : List.of("ana", "ben", "cleo")) {
      scene.grant(client, "PT60", 3);
    }
    assertTrue(scene.book("a", "dora", "PT60", "2026-03-05T10:00").isBooked());
    ReportQuery march = period(scene, "2026-03-01T00:00", "2026-04-01T00:00");
    List<String> streamed = new ArrayList<>();
    assertEquals(
        4,
        scene.reports().eachClient(march, r -> streamed.add(r.holder() + " " + r.types())).rows());
    List<String> paged = new ArrayList<>();
    var page = scene.reports().perClient(march, java.util.Optional.empty(), 3);
    page.rows().forEach(r -> paged.add(r.holder() + " " + r.types()));
    assertEquals(ClientId.of("cleo"), page.next().orElseThrow());
    var last = scene.reports().perClient(page.query(), page.next(), 3);
    last.rows().forEach(r -> paged.add(r.holder() + " " + r.types()));
    assertTrue(last.next().isEmpty());
    assertEquals(streamed, paged);
  }

  /** Days are those of the calendar, up to the last day on which credits count. */
  @Test
  @DisplayName("S142 credits by days to their end add up to what is available and held")
  default void s142() {
    Scene scene = scene(standard().withSpendMode(io.sessioncredits.model.SpendMode.AT_ATTENDANCE));
    scene.at("2026-03-01T09:00");
    for (String day :
        List.of("2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01", "2026-05-30")) {
      scene.grant(scene.pack("ana", "PT60", 1).withLastDay(LocalDate.parse(day))).orThrow();
    }
    scene.grant(scene.pack("ana", "PT60", 4).withLastDay(LocalDate.parse("2026-05-31"))).orThrow();
    scene.grant("ben", "PT60", 8);
    assertTrue(scene.book("a", "ben", "PT60", "2026-03-05T10:00").isBooked());
    var ageing = scene.reports().ageing(AsOfQuery.now());
    assertEquals(new AgedCredits(1, 0, 0), ageing.of(PT60, AgeBracket.UP_TO_30_DAYS));
    assertEquals(new AgedCredits(2, 0, 0), ageing.of(PT60, AgeBracket.UP_TO_60_DAYS));
    assertEquals(new AgedCredits(2, 0, 0), ageing.of(PT60, AgeBracket.UP_TO_90_DAYS));
    assertEquals(new AgedCredits(4, 0, 0), ageing.of(PT60, AgeBracket.OVER_90_DAYS));
    assertEquals(new AgedCredits(7, 1, 0), ageing.of(PT60, AgeBracket.NEVER));
    assertEquals(17, ageing.of(PT60).total());
    long available = scene.available("ana", "PT60") + scene.available("ben", "PT60");
    assertEquals(available, ageing.of(PT60).available());
    assertEquals(scene.balance("ben", "PT60").held(), ageing.of(PT60).held());
  }

  /** What one client owes is listed, and never set off against what another one has. */
  @Test
  @DisplayName("S144 debts are listed with their age and stand beside the credits of others")
  default void s144() {
    Scene scene = scene(permissive()).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 10);
    assertTrue(scene.book("late", "ben", "PT60", "2026-03-20T10:00").isBooked());
    assertTrue(scene.book("early", "ben", "PT60", "2026-03-05T10:00").isBooked());
    scene.adjust("cleo", "PT60", 1).orThrow();
    scene.set("cleo", "PT60", -2).orThrow();
    scene.at("2026-03-15T09:00");
    CreditSums sums =
        scene
            .reports()
            .rollForward(period(scene, "2026-03-01T00:00", "2026-04-01T00:00"))
            .type(PT60);
    assertEquals(10, sums.outstanding());
    assertEquals(4, sums.owed());
    assertEquals(6, sums.closing());
    assertEquals(2, sums.clientsOwing());
    List<DebtLine> debts = scene.reports().debts(DebtsQuery.all()).lines();
    assertEquals(
        List.of("ben 1 10", "ben 1 0", "cleo 2 14"),
        debts.stream().map(d -> d.holder() + " " + d.owed() + " " + d.ageInDays()).toList());
    assertEquals("early", debts.get(0).session().orElseThrow().line().booking().value());
    assertFalse(debts.get(2).session().isPresent());
    var first = scene.reports().debts(DebtsQuery.all().withLimit(1));
    assertEquals(debts.subList(0, 2), first.lines());
    assertEquals(
        debts.subList(2, 3),
        scene.reports().debts(DebtsQuery.all().withAfter(first.next())).lines());
  }
}
