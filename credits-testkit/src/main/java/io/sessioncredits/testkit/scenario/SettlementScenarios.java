package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.SettleDebtsOutcome;
import io.sessioncredits.ledger.SettledDebt;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.SettlementPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In which order debts are settled, by what arrives or by hand. */
public interface SettlementScenarios extends StoreSource {
  private CreditPolicy manual() {
    return permissive().withSettlement(SettlementPolicy.MANUAL);
  }

  private static Catalogue flexible() {
    return Catalogue.byAppointmentType()
        .covering(CreditType.of("FLEX"), AppointmentType.of("PT60"), AppointmentType.of("YOGA"))
        .covering(CreditType.of("PT60"), AppointmentType.of("PT60"));
  }

  private static SettleDebts byHand(Scene scene) {
    return SettleDebts.of(scene.key(), ClientId.of("ana"), Reason.of("as agreed"));
  }

  private static SettleDebtsOutcome settle(Scene scene, SettleDebts settlement) {
    return scene.credits().ledger().settle(settlement);
  }

  private static Refusal refused(Scene scene, SettleDebts settlement) {
    return settle(scene, settlement).refusal().orElseThrow();
  }

  private static BookingLine line(String ref) {
    return BookingLine.of(BookingRef.of(ref), ClientId.of("ana"));
  }

  private static SettledDebt debt(String ref, long settled, long owed) {
    return new SettledDebt(CreditType.of("PT60"), Optional.of(line(ref)), settled, owed);
  }

  private static List<SettledDebt> debts(SettleDebtsOutcome outcome) {
    return outcome.fold(SettleDebtsOutcome.Settled::debts, refused -> List.of());
  }

  private static long number(AdjustmentOutcome outcome) {
    return outcome.fold(AdjustmentOutcome.Adjusted::number, refused -> Long.MIN_VALUE);
  }

  private static void book(Scene scene, String ref, String type, String startsAt) {
    assertTrue(scene.book(ref, "ana", type, startsAt).isBooked());
  }

  /** The session of the eighth was booked before that of the sixth. */
  @Test
  @DisplayName("S91 with the oldest booking first, a pack of two pays what was booked first")
  default void oldestBooking() {
    Scene scene = scene(permissive().withSettlement(SettlementPolicy.OLDEST_BOOKING)).ticking();
    book(scene, "late", "PT60", "2026-03-08T10:00");
    book(scene, "early", "PT60", "2026-03-06T10:00");
    book(scene, "middle", "PT60", "2026-03-07T10:00");
    assertEquals(
        List.of(
            "PURCHASE 2@4",
            "SETTLEMENT -1@4",
            "SETTLEMENT 1@1",
            "SETTLEMENT -1@4",
            "SETTLEMENT 1@2"),
        Scene.story(scene.grant("ana", "PT60", 2).movements()));
    assertEquals(
        List.of("PURCHASE 1@9", "SETTLEMENT -1@9", "SETTLEMENT 1@3"),
        Scene.story(scene.grant("ana", "PT60", 1).movements()));
    assertTrue(scene.audit().isClean());
  }

  /** A debt of another credit type, and one that staff made, stand in one order with the others. */
  @Test
  @DisplayName(
      "S91 the oldest booking counts over all credit types, a debt by hand by its own date")
  default void oldestBookingOverTypes() {
    CreditPolicy rules =
        permissive().withCatalogue(flexible()).withSettlement(SettlementPolicy.OLDEST_BOOKING);
    Scene scene = scene(rules).at("2026-03-01T09:00");
    book(scene, "yoga", "YOGA", "2026-03-20T10:00");
    scene.at("2026-03-02T09:00");
    scene.set("ana", "FLEX", -2).orThrow();
    scene.at("2026-03-03T09:00");
    book(scene, "pt", "PT60", "2026-03-04T10:00");
    scene.at("2026-03-03T10:00").grant("ana", "FLEX", 1);
    assertEquals(-1, scene.balance("ana", "FLEX").number());
    scene.grant("ana", "FLEX", 1);
    assertEquals(0, scene.balance("ana", "FLEX").owed());
    assertEquals(1, scene.balance("ana", "PT60").owed());
    scene.grant("ana", "FLEX", 1);
    assertEquals(0, scene.balance("ana", "PT60").owed());
    assertTrue(scene.audit().isClean());
  }

  /** The undoing of a sale opens the debt again; it is still that of the first booking. */
  @Test
  @DisplayName("S91 a debt that is owed again keeps its place in the order of bookings")
  default void oldestBookingOwedAgain() {
    Scene scene = scene(permissive().withSettlement(SettlementPolicy.OLDEST_BOOKING)).ticking();
    book(scene, "late", "PT60", "2026-03-08T10:00");
    var sale = scene.grant("ana", "PT60", 1);
    book(scene, "early", "PT60", "2026-03-06T10:00");
    scene.reverse(sale, ShortfallRule.REFUSE).orThrow();
    assertEquals(2, scene.balance("ana", "PT60").owed());
    var paid = scene.grant("ana", "PT60", 1).movements();
    assertEquals("SETTLEMENT 1@1", Scene.story(paid).get(2));
    assertTrue(scene.audit().isClean());
  }

  /** Five bought and two owed stand side by side until staff settle. */
  @Test
  @DisplayName(
      "Q12 by hand alone: a pack of five on a debt of two leaves both, until settled: three")
  default void settledByHand() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    book(scene, "late", "PT60", "2026-03-08T10:00");
    book(scene, "early", "PT60", "2026-03-06T10:00");
    assertEquals(List.of("PURCHASE 5@3"), Scene.story(scene.grant("ana", "PT60", 5).movements()));
    assertEquals(new Balance(3, 0, 5, 0, 2), scene.balance("ana", "PT60"));
    assertEquals(3, scene.balance("ana", "PT60").number());
    SettleDebts all = byHand(scene);
    var outcome = settle(scene, all);
    assertEquals(List.of(debt("early", 1, 0), debt("late", 1, 0)), debts(outcome));
    assertEquals(
        List.of("SETTLEMENT -1@3", "SETTLEMENT 1@2", "SETTLEMENT -1@3", "SETTLEMENT 1@1"),
        Scene.story(outcome.orThrow().movements()));
    assertEquals(new Balance(3, 0, 3, 0, 0), scene.balance("ana", "PT60"));
    var entry = scene.entries("ana").get(3);
    assertEquals(Actor.staff("desk"), entry.actor());
    assertEquals("as agreed", entry.reason().flatMap(r -> r.text()).orElseThrow());
    assertEquals("early", entry.session().orElseThrow().line().booking().value());
    var again = settle(scene, all);
    assertTrue(again.orThrow().replayed());
    assertEquals(debts(outcome), debts(again));
    assertThrows(
        RequestConflictException.class, () -> settle(scene, all.withType(CreditType.of("PT60"))));
    assertEquals(
        RefusalCode.NOT_REVERSIBLE,
        scene.reverse(outcome.orThrow(), ShortfallRule.REFUSE).refusal().orElseThrow().code());
    assertTrue(scene.audit().isClean());
  }

  /** Nothing that arrives settles, however it arrives; the number is right all the same. */
  @Test
  @DisplayName("Q12 by hand alone: edits, transfers and restored credits settle nothing")
  default void arrivalsByHand() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    scene.grant("ana", "PT60", 1);
    book(scene, "paid", "PT60", "2026-03-05T10:00");
    book(scene, "owed", "PT60", "2026-03-06T10:00");
    assertEquals(4, number(scene.set("ana", "PT60", 4)));
    assertEquals(new Balance(4, 0, 5, 0, 1), scene.balance("ana", "PT60"));
    scene.grant("ben", "PT60", 2);
    scene.transfer("ben", "ana", "PT60", 2).orThrow();
    scene.cancel("paid", "ana").orThrow();
    assertEquals(new Balance(7, 0, 8, 0, 1), scene.balance("ana", "PT60"));
    assertEquals(
        RefusalCode.SENDER_OWES,
        scene.transfer("ana", "ben", "PT60", 1).refusal().orElseThrow().code());
    assertEquals(-1, number(scene.set("ana", "PT60", -1)));
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** What was taken back with its sale is not taken a second time. */
  @Test
  @DisplayName("Q12 by hand alone: what comes back to a sale undone pays the debt of the undoing")
  default void revocationByHand() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    var sale = scene.grant("ana", "PT60", 3);
    book(scene, "a", "PT60", "2026-03-06T10:00");
    scene.reverse(sale, ShortfallRule.DEBT).orThrow();
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ana", "PT60"));
    scene.cancel("a", "ana").orThrow();
    assertEquals(Balance.ZERO, scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** The same rule as for what arrives: credits settle only what they may pay for. */
  @Test
  @DisplayName("S94 by hand a YOGA lot does not settle PT60 either, a FLEX lot does")
  default void s94ByHand() {
    Scene scene = scene(manual().withCatalogue(flexible())).at("2026-03-01T09:00");
    book(scene, "a", "PT60", "2026-03-06T10:00");
    scene.grant("ana", "YOGA", 3);
    var none = refused(scene, byHand(scene));
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, none.code());
    assertEquals(List.of(1L, 0L, 1L), List.of(none.required(), none.available(), none.owed()));
    scene.grant("ana", "FLEX", 3);
    assertEquals(
        RefusalCode.NOTHING_OWED,
        refused(scene, byHand(scene).withType(CreditType.of("FLEX"))).code());
    assertEquals(
        List.of(debt("a", 1, 0)),
        debts(settle(scene, byHand(scene).withType(CreditType.of("PT60")))));
    DebtScenarios.assertPaidByFlex(scene);
  }

  /** Two credits for three seats: the rest stays owed, and the outcome says of whom. */
  @Test
  @DisplayName("Q12 by hand: as far as the credits go, named sessions first and alone")
  default void settledPartly() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    book(scene, "a", "PT60", "2026-03-05T10:00");
    assertTrue(
        scene.book(scene.booking("b", "ana", "PT60", "2026-03-06T10:00").withSeats(2)).isBooked());
    book(scene, "c", "PT60", "2026-03-07T10:00");
    scene.grant("ana", "PT60", 3);
    var named = settle(scene, byHand(scene).forLines(List.of(line("c"), line("none"), line("b"))));
    assertEquals(List.of(debt("c", 1, 0), debt("b", 2, 0)), debts(named));
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ana", "PT60"));
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refused(scene, byHand(scene)).code());
    scene.cancel("b", "ana").orThrow();
    assertEquals(new Balance(1, 0, 2, 0, 1), scene.balance("ana", "PT60"));
    assertTrue(
        scene.book(scene.booking("d", "ana", "PT60", "2026-03-04T10:00").withSeats(4)).isBooked());
    scene.grant("ana", "PT60", 3);
    var rest = settle(scene, byHand(scene));
    assertEquals(List.of(debt("d", 2, 0), debt("a", 1, 0)), debts(rest));
    assertEquals(
        RefusalCode.NOTHING_OWED,
        refused(scene, byHand(scene).forLines(List.of(line("a")))).code());
    assertTrue(scene.audit().isClean());
  }

  /** Free credits, those that end first, and none that do not count on the day of the session. */
  @Test
  @DisplayName("Q12 by hand: free credits alone, in the order of use, and only where they count")
  default void settledInOrderOfUse() {
    Scene scene = scene(manual().withSpendMode(SpendMode.AT_ATTENDANCE)).at("2026-03-01T09:00");
    book(scene, "owed", "PT60", "2026-03-20T10:00");
    scene.grant(scene.pack("ana", "PT60", 1).withLastDay(LocalDate.of(2026, 3, 19)));
    var dated = refused(scene, byHand(scene));
    assertEquals(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE, dated.code());
    assertEquals(1, dated.available());
    assertEquals(0, dated.availableOnSessionDate());
    scene.grant("ana", "PT60", 1);
    book(scene, "held", "PT60", "2026-03-21T10:00");
    assertEquals(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE, refused(scene, byHand(scene)).code());
    scene.grant(scene.pack("ana", "PT60", 1).withLastDay(LocalDate.of(2026, 12, 31)));
    scene.grant(scene.pack("ana", "PT60", 1).withLastDay(LocalDate.of(2026, 6, 30)));
    assertEquals(
        List.of("SETTLEMENT -1@6", "SETTLEMENT 1@1"),
        Scene.story(settle(scene, byHand(scene)).orThrow().movements()));
    assertTrue(scene.audit().isClean());
  }

  /** One of three credits is promised to another session, and stays so. */
  @Test
  @DisplayName("Q12 by hand: of a lot that is partly set aside the rest alone pays")
  default void settledBesideHolds() {
    Scene scene = scene(manual().withSpendMode(SpendMode.AT_ATTENDANCE)).at("2026-03-01T09:00");
    assertTrue(
        scene.book(scene.booking("a", "ana", "PT60", "2026-03-06T10:00").withSeats(3)).isBooked());
    scene.grant("ana", "PT60", 3);
    book(scene, "held", "PT60", "2026-03-07T10:00");
    assertEquals(List.of(debt("a", 2, 1)), debts(settle(scene, byHand(scene))));
    assertEquals(new Balance(0, 1, 0, 0, 1), scene.balance("ana", "PT60"));
    scene.attended("held", "ana").orThrow();
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Credits come back to the lot that paid by hand. */
  @Test
  @DisplayName("Q12 a session settled by hand and cancelled gives the credit to the lot that paid")
  default void settledByHandThenCancelled() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    book(scene, "a", "PT60", "2026-03-06T10:00");
    scene.grant("ana", "PT60", 5);
    settle(scene, byHand(scene)).orThrow();
    assertEquals(
        List.of("SETTLEMENT -1@1", "SETTLEMENT 1@2", "CANCELLATION 1@1"),
        Scene.story(scene.cancel("a", "ana").orThrow().movements()));
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    assertEquals(RefusalCode.NOTHING_OWED, refused(scene, byHand(scene)).code());
    assertTrue(scene.audit().isClean());
  }

  /** An edit that went below zero is a debt without a session. */
  @Test
  @DisplayName("Q12 a debt that staff made is settled by hand by credits of its own type alone")
  default void debtWithoutSession() {
    Scene scene = scene(manual().withCatalogue(flexible())).at("2026-03-01T09:00");
    scene.set("ana", "PT60", -2).orThrow();
    scene.at("2026-03-02T09:00").grant("ana", "FLEX", 5);
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refused(scene, byHand(scene)).code());
    scene.grant("ana", "PT60", 1);
    assertEquals(
        List.of(new SettledDebt(CreditType.of("PT60"), Optional.empty(), 1, 1)),
        debts(settle(scene, byHand(scene))));
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Credits that begin in April pay for a session of March only where the practice says so. */
  @Test
  @DisplayName("14.7 a fixed later start settles earlier sessions only by policy, by hand too")
  default void laterStart() {
    for (boolean isByHand : new boolean[] {false, true}) {
      CreditPolicy rules = isByHand ? manual() : permissive();
      Scene scene = scene(rules).at("2026-03-01T09:00");
      book(scene, "march", "PT60", "2026-03-06T10:00");
      book(scene, "april", "PT60", "2026-04-06T10:00");
      scene.grant(april(scene));
      if (isByHand) {
        assertEquals(
            List.of(debt("march", 0, 1), debt("april", 1, 0)), debts(settle(scene, byHand(scene))));
      }
      assertEquals(new Balance(1, 0, 0, 2, 1), scene.balance("ana", "PT60"));
      scene.rules(rules.withSettlementBeforeStart(true));
      if (isByHand) {
        assertEquals(List.of(debt("march", 1, 0)), debts(settle(scene, byHand(scene))));
        assertEquals(new Balance(1, 0, 0, 1, 0), scene.balance("ana", "PT60"));
      } else {
        scene.grant(april(scene));
        assertEquals(new Balance(4, 0, 0, 4, 0), scene.balance("ana", "PT60"));
      }
      assertTrue(scene.audit().isClean());
    }
  }

  private static Grant april(Scene scene) {
    return scene.pack("ana", "PT60", 3).withValidFrom(scene.instant("2026-04-01T00:00"));
  }

  /** One message for each account, and no other than of what was settled. */
  @Test
  @DisplayName("Q12 what is settled by hand is told as settled")
  default void settlementTold() {
    Scene scene = scene(manual()).at("2026-03-01T09:00");
    book(scene, "a", "PT60", "2026-03-06T10:00");
    scene.grant("ana", "PT60", 5);
    scene.news();
    settle(scene, byHand(scene)).orThrow();
    assertEquals(List.of("SETTLED 0 ana/PT60 4>4"), scene.news());
  }
}
