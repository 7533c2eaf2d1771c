package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.TransferRule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credits that go to another client. */
public interface TransferScenarios extends StoreSource {
  /** The lots keep their ends, and the price goes with them to the last cent. */
  @Test
  @DisplayName("S105 three of two lots: both keep their end, price and origin")
  default void s105() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant(
        scene
            .pack("ana", "PT60", 2)
            .withLastDay(LocalDate.of(2026, 6, 30))
            .withPrice(Price.of(9_999, "GBP")));
    scene.grant(
        scene
            .pack("ana", "PT60", 4)
            .withLastDay(LocalDate.of(2026, 12, 31))
            .withPrice(Price.of(10_001, "GBP")));
    scene.transfer("ana", "ben", "PT60", 3).orThrow();
    List<LotTerms> terms = scene.entries("ben").stream().map(e -> e.terms().orElseThrow()).toList();
    assertEquals(2, terms.size());
    assertEquals(2, terms.get(0).size());
    assertEquals(scene.instant("2026-07-01T00:00"), terms.get(0).validUntil().orElseThrow());
    assertEquals(9_999, terms.get(0).price().orElseThrow().minorUnits());
    assertEquals(1, terms.get(1).size());
    assertEquals(10_001 - 7_500, terms.get(1).price().orElseThrow().minorUnits());
    assertEquals(
        ClientId.of("ana"), terms.get(0).origin().orElseThrow().account().wallet().holder());
    assertEquals(3, scene.available("ana", "PT60"));
    assertEquals(3, scene.available("ben", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Never what is set aside, never to oneself. */
  @Test
  @DisplayName("S107 five with four available is refused, and so is a transfer to oneself")
  default void s107() {
    Scene scene = scene(standard().withSpendMode(SpendMode.AT_ATTENDANCE)).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    var refusal = scene.transfer("ana", "ben", "PT60", 5).refusal().orElseThrow();
    assertEquals(RefusalCode.INSUFFICIENT_CREDITS, refusal.code());
    assertEquals(4, refusal.available());
    assertEquals(
        RefusalCode.SAME_HOLDER,
        scene.transfer("ana", "ana", "PT60", 1).refusal().orElseThrow().code());
    assertEquals(new Balance(5, 1, 4, 0, 0), scene.balance("ana", "PT60"));
    assertEquals(Balance.ZERO, scene.balance("ben", "PT60"));
  }

  /** Who owes cannot give away, whatever the limit. */
  @Test
  @DisplayName("S108 a sender at minus one is refused whatever the overdraft limit")
  default void s108() {
    Scene scene = scene(permissive()).at("2026-03-02T09:00");
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertEquals(
        RefusalCode.SENDER_OWES,
        scene.transfer("ana", "ben", "PT60", 1).refusal().orElseThrow().code());
  }

  /** Staff by default; clients where the practice says so. */
  @Test
  @DisplayName("S113 a client may not transfer unless the practice lets clients, staff may")
  default void s113() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    scene.actor(Actor.client(ClientId.of("ana")));
    assertEquals(
        RefusalCode.TRANSFER_NOT_ALLOWED,
        scene.transfer("ana", "ben", "PT60", 1).refusal().orElseThrow().code());
    scene.rules(standard().withTransfers(TransferRule.ANYBODY));
    scene.transfer("ana", "ben", "PT60", 1).orThrow();
    scene.rules(standard()).actor(Actor.staff("desk"));
    scene.transfer("ana", "ben", "PT60", 1).orThrow();
    assertEquals(2, scene.available("ben", "PT60"));
  }

  /** Credits that arrive by transfer settle what the receiver owes. */
  @Test
  @DisplayName("M16 a transfer settles what the receiver owes, and undone it is owed again")
  default void settlesOnArrival() {
    Scene scene = scene(permissive()).at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ben", "PT60", "2026-03-06T10:00").isBooked());
    var receipt = scene.transfer("ana", "ben", "PT60", 2).orThrow();
    assertEquals(new Balance(1, 0, 1, 0, 0), scene.balance("ben", "PT60"));
    scene.reverse(receipt, ShortfallRule.REFUSE).orThrow();
    assertEquals(new Balance(5, 0, 5, 0, 0), scene.balance("ana", "PT60"));
    assertEquals(new Balance(-1, 0, 0, 0, 1), scene.balance("ben", "PT60"));
    assertTrue(scene.audit().isClean());
  }
}
