package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestKey;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A key has one effect for ever. */
abstract class ReplayContract extends Clauses {
  private static final int DELIVERIES = 100;

  private static Grant sale(ClientId client, long credits) {
    return Grant.of(client, MASSAGE, credits, PurchaseRef.of("sale-1"));
  }

  private static Adjustment adjustment(ClientId client, long difference) {
    return Adjustment.by(
        RequestKey.of("form-1"), client, MASSAGE, difference, Reason.of("counted again"));
  }

  @Test
  @DisplayName("S-51 a command delivered by a hundred threads at once has one effect")
  void manyDeliveries() {
    ActingCredits staff = stage().staff();
    List<Receipt> receipts =
        Crew.atOnce(DELIVERIES, i -> done(staff.ledger().grant(sale(ANNA, 10))).orThrow());
    assertEquals(1, receipts.stream().filter(r -> !r.replayed()).count());
    assertEquals(1, receipts.stream().map(Receipt::movements).distinct().count());
    assertEquals(1, store().queries().entries(ANNAS.account(MASSAGE), 0, 10).size());
  }

  @Test
  @DisplayName("S-52 a key given to another command is a conflict, and nothing is written")
  void conflict() {
    done(stage().staff().ledger().adjust(adjustment(ANNA, 10)));
    assertThrows(
        RequestConflictException.class,
        () -> done(stage().staff().ledger().adjust(adjustment(ANNA, 11))));
    assertEquals(10, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-53 a key counts for the whole practice: for another holder it is a conflict too")
  void conflictOfHolders() {
    done(stage().staff().ledger().adjust(adjustment(ANNA, 10)));
    assertThrows(
        RequestConflictException.class,
        () -> done(stage().staff().ledger().adjust(adjustment(BELA, 10))));
    assertEquals(0, position(BELAS).head(MASSAGE).sequence());
  }

  @Test
  @DisplayName("S-54 a key counts for one kind of command: another kind may have the same")
  void keysOfOperations() {
    RequestKey key = RequestKey.of("form-1");
    done(stage().staff().ledger().grant(sale(ANNA, 10).withKey(key)));
    Receipt second = done(stage().staff().ledger().adjust(adjustment(ANNA, 5))).orThrow();
    assertEquals(false, second.replayed());
    assertEquals(15, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-55 a replay gives the first outcome, however much has happened since")
  void firstOutcome() {
    Receipt first = done(stage().staff().ledger().grant(sale(ANNA, 10))).orThrow();
    for (int i = 0; i < 5; i++) {
      Grant more = Grant.of(ANNA, MASSAGE, 1, PurchaseRef.of("sale-more-" + i));
      done(stage().staff().ledger().grant(more));
    }
    stage().reopen();
    Receipt again = done(stage().staff().ledger().grant(sale(ANNA, 10))).orThrow();
    assertEquals(new Receipt(first.request(), first.recordedAt(), first.movements(), true), again);
  }
}
