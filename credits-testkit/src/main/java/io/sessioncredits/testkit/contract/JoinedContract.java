package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.JoinedCredits;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Credits move inside a transaction of the host. */
abstract class JoinedContract extends Clauses {
  @BeforeEach
  void onlyWhereDeclared() {
    assumeTrue(
        stage().harness().capabilities().contains(Capability.JOINED),
        "the harness does not declare JOINED");
  }

  /** Does {@code work} in a transaction of the host and commits; rolls back if it throws. */
  private <T> T asHost(Function<CreditStore, T> work) {
    HostTransaction host = stage().harness().begin();
    boolean isOver = false;
    try {
      T result = work.apply(host.store());
      host.commit();
      isOver = true;
      return result;
    } finally {
      if (!isOver) {
        host.rollback();
      }
    }
  }

  private JoinedCredits.AtPractice joined(CreditStore store) {
    return stage().credits(store(), Stage.RULES).using(store).at(Stage.PRACTICE);
  }

  private Receipt grant(CreditStore store, ClientId client, String sale) {
    ActingCredits credits = joined(store).as(Stage.STAFF);
    return done(credits.ledger().grant(Grant.of(client, MASSAGE, 10, PurchaseRef.of(sale))))
        .orThrow();
  }

  private long balance(ClientId client) {
    return stage().staff().ledger().balance(client, MASSAGE).number();
  }

  @Test
  @DisplayName("J-01 what was done is there when the host has committed")
  void commit() {
    asHost(store -> grant(store, ANNA, "sale-1"));
    assertEquals(10, balance(ANNA));
    assertEquals(1, Inventory.waiting(store().outbox(), Stage.PRACTICE).size());
  }

  @Test
  @DisplayName("J-02 a rollback of the host takes all of it, messages and keys too")
  void rollback() {
    HostTransaction host = stage().harness().begin();
    grant(host.store(), ANNA, "sale-1");
    grant(host.store(), BELA, "sale-2");
    host.rollback();
    assertEquals(0, balance(ANNA));
    assertEquals(0, balance(BELA));
    assertEquals(List.of(), Inventory.waiting(store().outbox(), Stage.PRACTICE));
    assertFalse(asHost(store -> grant(store, ANNA, "sale-1")).replayed());
  }

  @Test
  @DisplayName("J-03 later calls in the transaction see what earlier ones wrote")
  void readYourWrites() {
    asHost(
        store -> {
          grant(store, ANNA, "sale-1");
          assertEquals(10, joined(store).as(Stage.STAFF).ledger().balance(ANNA, MASSAGE).number());
          assertTrue(grant(store, ANNA, "sale-1").replayed());
          Position position = store.inTransaction(tx -> lock(tx, ANNAS));
          assertEquals(1, position.head(MASSAGE).sequence());
          EntryRange all =
              new EntryRange(
                  Stage.PRACTICE, Optional.empty(), Optional.empty(), position.recordedAt());
          assertEquals(1, store.queries().entries(all, Optional.empty(), 10).size());
          assertEquals(2, grant(store, ANNA, "sale-2").movements().get(0).entry().sequence());
          return true;
        });
    assertEquals(20, balance(ANNA));
  }

  @Test
  @DisplayName("J-04 nobody else sees anything before the host commits")
  void unseenBeforeCommit() {
    asHost(
        store -> {
          grant(store, ANNA, "sale-1");
          assertEquals(0L, Crew.meanwhile(() -> balance(ANNA)));
          return true;
        });
    assertEquals(10, balance(ANNA));
  }

  @Test
  @DisplayName("J-05 wallets stay locked until the host ends, and the next one sees the result")
  void lockedUntilEnd() {
    try (Crew crew = new Crew()) {
      Rival<Position> rival =
          asHost(
              store -> {
                grant(store, ANNA, "sale-1");
                Rival<Position> started = Rival.start(crew, store(), ANNAS);
                assertFalse(started.isThrough(), "another transaction locked the same wallet");
                return started;
              });
      assertEquals(10, rival.seen().head(MASSAGE).balance());
    }
  }

  @Test
  @DisplayName("J-06 a store whose transaction has ended refuses to work")
  void ended() {
    HostTransaction committed = stage().harness().begin();
    CreditStore afterCommit = committed.store();
    grant(afterCommit, ANNA, "sale-1");
    committed.commit();
    assertThrows(IllegalStateException.class, () -> grant(afterCommit, ANNA, "sale-2"));
    HostTransaction rolledBack = stage().harness().begin();
    CreditStore afterRollback = rolledBack.store();
    rolledBack.rollback();
    assertThrows(IllegalStateException.class, () -> grant(afterRollback, ANNA, "sale-2"));
    assertEquals(10, balance(ANNA));
  }

  @Test
  @DisplayName("J-07 work is run once: only the host can try again")
  void runOnce() {
    AtomicInteger runs = new AtomicInteger();
    assertThrows(
        StoreException.class,
        () ->
            asHost(
                store ->
                    store.inTransaction(
                        tx -> {
                          runs.incrementAndGet();
                          throw StoreException.retryable("a passing fault");
                        })));
    assertEquals(1, runs.get());
  }

  @Test
  @DisplayName("J-08 two hosts that lock in opposite order: one fails in time and may try again")
  void oppositeOrder() {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    List<Boolean> isThrough =
        Crew.atOnce(
            2,
            thread -> {
              try {
                return asHost(
                    store -> {
                      grant(store, thread == 0 ? ANNA : BELA, "first-of-" + thread);
                      meet(bothHoldOne);
                      grant(store, thread == 0 ? BELA : ANNA, "second-of-" + thread);
                      return true;
                    });
              } catch (StoreException e) {
                assertTrue(e.retryable(), "a broken deadlock may be tried again");
                return false;
              }
            });
    long through = isThrough.stream().filter(t -> t).count();
    assertTrue(through < 2, "both cannot get through");
    assertEquals(10 * through, balance(ANNA));
    assertEquals(10 * through, balance(BELA));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other host did not come", e);
    }
  }

  @Test
  @DisplayName("J-09 holders named first are all locked, in whatever order the host then works")
  void prelock() {
    try (Crew crew = new Crew()) {
      Rival<Position> rival =
          asHost(
              store -> {
                joined(store).prelock(List.of(BELA, ANNA));
                Rival<Position> started = Rival.start(crew, store(), BELAS);
                assertFalse(started.isThrough(), "a named holder was not locked");
                grant(store, BELA, "first");
                grant(store, ANNA, "second");
                return started;
              });
      assertEquals(10, rival.seen().head(MASSAGE).balance());
    }
    assertEquals(10, balance(ANNA));
  }

  @Test
  @DisplayName("J-12 hosts that name their holders first all get through, some by trying again")
  void prelockedHosts() {
    int hosts = 4;
    List<Boolean> all =
        Crew.atOnce(
            hosts,
            thread -> {
              boolean isForth = thread % 2 == 0;
              return tried(
                  hosts,
                  store -> {
                    joined(store).prelock(List.of(ANNA, BELA));
                    grant(store, isForth ? ANNA : BELA, "first-of-" + thread);
                    grant(store, isForth ? BELA : ANNA, "second-of-" + thread);
                    return true;
                  });
            });
    assertEquals(hosts, all.size());
    assertEquals(10L * hosts, balance(ANNA));
    assertEquals(10L * hosts, balance(BELA));
  }

  /**
   * Tries so often that, with one getting through each time, all do: a database that refuses to
   * write over a newer row may send back who waited for the lock.
   */
  private <T> T tried(int times, Function<CreditStore, T> work) {
    for (int i = 1; ; i++) {
      try {
        return asHost(work);
      } catch (StoreException e) {
        if (!e.retryable() || i == times) {
          throw e;
        }
      }
    }
  }

  @Test
  @DisplayName("J-10 find and bookings show what this transaction wrote")
  void portSeesOwnWrites() {
    var booking = Sessions.booked(ANNAS, "yoga-1");
    asHost(
        store -> {
          var posting = opening(Position.empty(ANNAS), "sale-1", 10).book(booking).posting();
          store.inTransaction(
              tx -> {
                lock(tx, ANNAS);
                tx.append(List.of(posting));
                return true;
              });
          store.inTransaction(
              tx -> {
                assertEquals(
                    Map.of(booking.line(), ANNAS),
                    tx.payers(Stage.PRACTICE, List.of(booking.line())));
                assertEquals(after(posting, ANNAS), lock(tx, ANNAS));
                assertEquals(
                    Map.of(request("sale-1"), posting.request()),
                    tx.find(List.of(request("sale-1"))));
                assertEquals(
                    Map.of(booking.line(), booking),
                    tx.bookings(Stage.PRACTICE, List.of(booking.line())));
                return true;
              });
          return true;
        });
    assertEquals(10, balance(ANNA));
  }

  @Test
  @DisplayName("J-11 a rollback to a savepoint takes what came after it, keys too, and no more")
  void savepoint() {
    assumeTrue(
        stage().harness().capabilities().contains(Capability.SAVEPOINTS),
        "the harness does not declare SAVEPOINTS");
    HostTransaction host = stage().harness().begin();
    grant(host.store(), ANNA, "sale-1");
    Runnable back = host.savepoint();
    grant(host.store(), ANNA, "sale-2");
    grant(host.store(), BELA, "sale-3");
    back.run();
    assertTrue(grant(host.store(), ANNA, "sale-1").replayed());
    assertFalse(grant(host.store(), BELA, "sale-3").replayed());
    host.commit();
    assertEquals(10, balance(ANNA));
    assertEquals(10, balance(BELA));
    assertEquals(2, Inventory.waiting(store().outbox(), Stage.PRACTICE).size());
  }
}
