package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestKey;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mistakes undone by further entries. */
public interface CorrectionScenarios extends StoreSource {
  /** The three ways to take back what is partly spent. */
  @Test
  @DisplayName("S88 a grant of five with three spent: refused, two taken back, or three owed")
  default void s88() {
    for (ShortfallRule rule : ShortfallRule.values()) {
      Scene scene = scene().at("2026-03-02T09:00");
      Receipt sale = scene.grant("ana", "PT60", 5);
      for (String ref : List.of("a", "b", "c")) {
        assertTrue(scene.book(ref, "ana", "PT60", "2026-03-06T10:00").isBooked());
      }
      ReversalOutcome outcome = scene.reverse(sale, rule);
      switch (rule) {
        case REFUSE -> {
          var refusal = outcome.refusal().orElseThrow();
          assertEquals(RefusalCode.SHORTFALL, refusal.code());
          assertEquals(5, refusal.required());
          assertEquals(2, refusal.available());
          assertEquals(2, scene.balance("ana", "PT60").number());
        }
        case CLAMP -> {
          var reversed = assertInstanceOf(ReversalOutcome.Reversed.class, outcome);
          assertEquals(3, reversed.uncollected());
          assertEquals(0, scene.balance("ana", "PT60").number());
        }
        case DEBT -> {
          outcome.orThrow();
          assertEquals(-3, scene.balance("ana", "PT60").number());
        }
      }
      assertTrue(scene.audit().isClean());
    }
  }

  /** The wrong client got it: undone there, granted here. */
  @Test
  @DisplayName(
      "S41 a sale to the wrong client is undone, and granted to the right one with its own key")
  default void s41() {
    Scene scene = scene().at("2026-03-02T09:00");
    Grant wrong =
        Grant.of(ClientId.of("ana"), CreditType.of("PT60"), 10, PurchaseRef.of("invoice-7"));
    Receipt sale = scene.grant(wrong).orThrow();
    scene.reverse(sale, ShortfallRule.REFUSE).orThrow();
    assertEquals(List.of("PURCHASE 10@1", "REVOCATION -10@1"), Scene.told(scene.entries("ana")));
    Grant right =
        Grant.of(ClientId.of("ben"), CreditType.of("PT60"), 10, PurchaseRef.of("invoice-7"))
            .withKey(RequestKey.of("invoice-7-corrected"));
    scene.grant(right).orThrow();
    assertEquals(10, scene.available("ben", "PT60"));
    assertEquals(0, scene.available("ana", "PT60"));
  }

  /** A posting is reversed once. */
  @Test
  @DisplayName("S87 an adjustment is undone by opposite entries, once; the originals stay")
  default void s87() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 2);
    scene.grant("ana", "PT60", 2);
    Receipt down = scene.adjust("ana", "PT60", -3).orThrow();
    Receipt undone = scene.reverse(down, ShortfallRule.REFUSE).orThrow();
    assertEquals(List.of("REVERSAL 1@2", "REVERSAL 2@1"), Scene.story(undone.movements()));
    assertTrue(scene.reverse(down, ShortfallRule.REFUSE).orThrow().replayed());
    assertEquals(4, scene.available("ana", "PT60"));
    assertEquals(6, scene.entries("ana").size());
    assertTrue(scene.audit().isClean());
  }

  /** Bookings have their own undo. */
  @Test
  @DisplayName("5.4 a booking is not reversed but cancelled, so that there is one undo")
  default void oneUndo() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 2);
    Receipt booked = scene.book("a", "ana", "PT60", "2026-03-06T10:00").orThrow();
    assertEquals(
        RefusalCode.NOT_REVERSIBLE,
        scene.reverse(booked, ShortfallRule.REFUSE).refusal().orElseThrow().code());
  }

  /** A batch may undo what it has just done, or what has closed a lot before it. */
  @Test
  @DisplayName("I14 a posting and its reversal in one batch do what they do one by one")
  default void undoneInOneBatch() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 1);
    RequestKey key = scene.key();
    Adjustment down =
        Adjustment.by(
            key, ClientId.of("ana"), CreditType.of("PT60"), -1, Reason.of("not what was bought"));
    Reversal undo = Reversal.of(Operation.ADJUST, key, Reason.of("it was after all"));
    assertTrue(scene.credits().all(List.of(down, undo)).refusal().isEmpty());
    assertEquals(1, scene.available("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }
}
