package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.report.DebtsQuery;
import io.sessioncredits.report.ReportQuery;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sessions booked without credit, and how they are paid later. */
public interface DebtScenarios extends StoreSource {
  /** The limit counts in the type the debt is in. */
  @Test
  @DisplayName(
      "S90 with a limit of two the third booking without credit is refused; without limit not")
  default void s90() {
    Scene scene = scene(permissive().withOverdraftLimit(2));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-07T10:00").isBooked());
    var refusal = scene.book("c", "ana", "PT60", "2026-03-08T10:00").refusal().orElseThrow();
    assertEquals(RefusalCode.OVERDRAFT_LIMIT, refusal.code());
    assertEquals(2, refusal.owed());
    assertEquals(-2, scene.balance("ana", "PT60").number());
    scene.rules(permissive());
    assertTrue(scene.book("c", "ana", "PT60", "2026-03-08T10:00").isBooked());
  }

  /** The next credits settle the oldest session first, and the entries say which. */
  @Test
  @DisplayName("S91 a pack of five on a debt of two leaves three, and names the sessions it paid")
  default void s91() {
    Scene scene = scene(permissive());
    assertTrue(scene.book("late", "ana", "PT60", "2026-03-08T10:00").isBooked());
    assertTrue(scene.book("early", "ana", "PT60", "2026-03-06T10:00").isBooked());
    var receipt = scene.grant("ana", "PT60", 5);
    assertEquals(
        List.of(
            "PURCHASE 5@3",
            "SETTLEMENT -1@3",
            "SETTLEMENT 1@2",
            "SETTLEMENT -1@3",
            "SETTLEMENT 1@1"),
        Scene.story(receipt.movements()));
    assertEquals(new Balance(3, 0, 3, 0, 0), scene.balance("ana", "PT60"));
    assertEquals(
        "early", scene.entries("ana").get(3).session().orElseThrow().line().booking().value());
    assertTrue(scene.audit().isClean());
  }

  /** A settled session that is cancelled gives the credit back to the lot that paid. */
  @Test
  @DisplayName("S91 cancelling a settled session gives the credit to the lot that settled it")
  default void settledThenCancelled() {
    Scene scene = scene(permissive());
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.grant("ana", "PT60", 5);
    assertEquals(
        List.of("SETTLEMENT -1@1", "SETTLEMENT 1@2", "CANCELLATION 1@1"),
        Scene.story(scene.cancel("a", "ana").orThrow().movements()));
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Credits settle only what they may pay for. */
  @Test
  @DisplayName("S94 a debt for PT60 is not settled by YOGA credits, but by credits that cover both")
  default void s94() {
    Catalogue catalogue =
        Catalogue.byAppointmentType()
            .covering(CreditType.of("FLEX"), AppointmentType.of("PT60"), AppointmentType.of("YOGA"))
            .covering(CreditType.of("PT60"), AppointmentType.of("PT60"));
    Scene scene = scene(permissive().withCatalogue(catalogue));
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.grant("ana", "YOGA", 3);
    assertEquals(1, scene.balance("ana", "PT60").owed());
    scene.grant("ana", "FLEX", 3);
    assertPaidByFlex(scene);
  }

  /** Asserts that one of three FLEX has paid what was owed in PT60, and none of three YOGA. */
  static void assertPaidByFlex(Scene scene) {
    assertEquals(0, scene.balance("ana", "PT60").owed());
    assertEquals(2, scene.available("ana", "FLEX"));
    assertEquals(3, scene.available("ana", "YOGA"));
    var audit = scene.audit();
    assertTrue(audit.isClean());
    assertEquals(1, audit.column(CreditType.of("PT60"), Column.SETTLED));
    assertEquals(-1, audit.column(CreditType.of("FLEX"), Column.SETTLED));
  }

  /** The switch has no past effect, and the refusal says what is owed. */
  @Test
  @DisplayName("S97 switched off at minus three: the next booking is refused and told what is owed")
  default void s97() {
    Scene scene = scene(permissive());
    for (String ref : List.of("a", "b", "c")) {
      assertTrue(scene.book(ref, "ana", "PT60", "2026-03-06T10:00").isBooked());
    }
    scene.rules(standard());
    assertEquals(-3, scene.balance("ana", "PT60").number());
    var refusal = scene.book("d", "ana", "PT60", "2026-03-08T10:00").refusal().orElseThrow();
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refusal.code());
    assertEquals(3, refusal.owed());
    assertTrue(refusal.describe(java.util.Locale.ENGLISH).contains("3 owed"));
    scene.grant("ana", "PT60", 3);
    assertFalse(scene.book("d", "ana", "PT60", "2026-03-08T10:00").isBooked());
    scene.grant("ana", "PT60", 1);
    assertTrue(scene.book("d", "ana", "PT60", "2026-03-08T10:00").isBooked());
  }

  /** Forgiveness is a column of its own, and what is forgiven never comes back. */
  @Test
  @DisplayName(
      "S98 three forgiven: actor, reason, and a column of the report apart from adjustments")
  default void s98() {
    Scene scene = scene(permissive()).at("2026-03-01T09:00");
    for (String ref : List.of("a", "b", "c")) {
      assertTrue(scene.book(ref, "ana", "PT60", "2026-03-06T10:00").isBooked());
    }
    assertEquals(
        List.of("WRITE_OFF 1@1", "WRITE_OFF 1@2", "WRITE_OFF 1@3"),
        Scene.story(
            scene.credits().ledger().writeOff(scene.writeOff("ana")).orThrow().movements()));
    assertEquals(0, scene.balance("ana", "PT60").owed());
    var entry = scene.entries("ana").get(5);
    assertEquals(io.sessioncredits.model.Actor.staff("desk"), entry.actor());
    assertEquals("moved away", entry.reason().flatMap(r -> r.text()).orElseThrow());
    var march =
        scene
            .reports()
            .rollForward(
                ReportQuery.of(
                    scene.instant("2026-03-01T00:00"), scene.instant("2026-04-01T00:00")))
            .type(CreditType.of("PT60"));
    assertEquals(3, march.net(Column.WRITTEN_OFF));
    assertEquals(0, march.net(Column.ADJUSTED));
    assertEquals(-3, march.net(Column.SPENT));
    assertTrue(scene.audit().isClean());
  }

  /** One of three credits was paid and one forgiven: cancelling gives back the paid one alone. */
  @Test
  @DisplayName("S98 cancelling a session gives nothing back for what was forgiven")
  default void forgivenThenCancelled() {
    Scene scene = scene(permissive()).at("2026-03-01T09:00");
    assertTrue(
        scene.book(scene.booking("a", "ana", "PT60", "2026-03-06T10:00").withSeats(3)).isBooked());
    scene.grant("ana", "PT60", 1);
    var some = scene.writeOff("ana").withCredits(1);
    assertTrue(scene.credits().ledger().writeOff(some).refusal().isEmpty());
    assertEquals(1, scene.balance("ana", "PT60").owed());
    scene.cancel("a", "ana").orThrow();
    assertEquals(new Balance(1, 0, 1, 0, 0), scene.balance("ana", "PT60"));
    var none = scene.credits().ledger().writeOff(scene.writeOff("ana")).refusal().orElseThrow();
    assertEquals(RefusalCode.NOTHING_OWED, none.code());
    assertTrue(scene.audit().isClean());
  }

  /** More than is owed is refused, and the debt of one session can be forgiven alone. */
  @Test
  @DisplayName("S98 more than is owed is not forgiven; one session's debt can be, and once only")
  default void forgivenOnce() {
    Scene scene = scene(permissive()).at("2026-03-01T09:00");
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.book("b", "ana", "PT60", "2026-03-05T10:00").isBooked());
    var more =
        scene
            .credits()
            .ledger()
            .writeOff(scene.writeOff("ana").withCredits(3))
            .refusal()
            .orElseThrow();
    assertEquals(RefusalCode.LESS_OWED, more.code());
    assertEquals(3, more.required());
    assertEquals(2, more.owed());
    var line =
        scene
            .writeOff("ana")
            .withLine(scene.booking("a", "ana", "PT60", "2026-03-06T10:00").line());
    assertEquals(
        List.of("WRITE_OFF 1@1"),
        Scene.story(scene.credits().ledger().writeOff(line).orThrow().movements()));
    assertTrue(scene.credits().ledger().writeOff(line).orThrow().replayed());
    assertEquals(1, scene.balance("ana", "PT60").owed());
    assertEquals(
        "b",
        scene
            .reports()
            .debts(DebtsQuery.all())
            .lines()
            .get(0)
            .session()
            .orElseThrow()
            .line()
            .booking()
            .value());
  }
}
