package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Locks are taken in one order, so that nobody waits in a circle. */
abstract class LockingContract extends Clauses {
  private static final int THREADS = 4;
  private static final int ROUNDS = 20;
  private static final long SEED = 20260302;

  @Test
  @DisplayName("S-41 transfers in opposite directions all get through")
  void oppositeTransfers() {
    ActingCredits staff = stage().staff();
    done(staff.ledger().grant(Grant.of(ANNA, MASSAGE, 1_000, PurchaseRef.of("sale-1"))));
    done(staff.ledger().grant(Grant.of(BELA, MASSAGE, 1_000, PurchaseRef.of("sale-2"))));
    Crew.atOnce(
        THREADS,
        thread -> {
          boolean isForth = thread % 2 == 0;
          for (int i = 0; i < ROUNDS; i++) {
            RequestKey key = RequestKey.of("transfer-" + thread + "-" + i);
            done(
                staff
                    .transfers()
                    .transfer(
                        Transfer.of(
                            key, isForth ? ANNA : BELA, isForth ? BELA : ANNA, MASSAGE, 1)));
          }
          return true;
        });
    assertEquals(1_000, staff.ledger().balance(ANNA, MASSAGE).number());
    assertEquals(1_000, staff.ledger().balance(BELA, MASSAGE).number());
  }

  @Test
  @DisplayName("S-42 many wallets, locked together by many threads, are all got by each")
  void overlappingLocks() {
    List<WalletKey> wallets = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      wallets.add(new WalletKey(Stage.PRACTICE, ClientId.of("client-" + i)));
    }
    List<Boolean> all =
        Crew.atOnce(
            THREADS,
            thread -> {
              Random random = new Random(SEED + thread);
              for (int i = 0; i < ROUNDS; i++) {
                List<WalletKey> some = new ArrayList<>(wallets);
                some.removeIf(w -> random.nextBoolean());
                TreeSet<WalletKey> locked = new TreeSet<>(some);
                assertEquals(
                    locked, store().inTransaction(tx -> new TreeSet<>(tx.lock(locked).keySet())));
              }
              return true;
            });
    assertTrue(all.stream().allMatch(t -> t));
  }
}
