package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import io.sessioncredits.testkit.fault.Moment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All of a posting is kept, or nothing. */
abstract class AtomicityContract extends Clauses {
  private static final Position NOTHING = Position.empty(ANNAS);
  private static final BookingRecord BOOKING = Sessions.booked(ANNAS, "yoga-1");
  private static final Inventory.Names NAMES =
      new Inventory.Names(List.of(request("sale-1"), request("sale-2")), List.of(BOOKING.line()));

  /** The commit of {@link #everyCall}, counted as a port call. */
  private static final int COMMIT = 9;

  private Inventory inventory() {
    return Inventory.of(store(), Stage.PRACTICE, NAMES);
  }

  private static boolean everyCall(CreditTransaction tx) {
    tx.payers(Stage.PRACTICE, List.of(BOOKING.line()));
    tx.holders(Stage.PRACTICE, List.of(PurchaseRef.of("sale-2")));
    Position before = lock(tx, ANNAS);
    tx.positions(List.of(BELAS));
    tx.find(List.of(request("sale-2")));
    tx.bookings(Stage.PRACTICE, List.of(BOOKING.line()));
    Posting posting =
        opening(before, "sale-2", 5).book(BOOKING).sell(Sales.sold(ANNAS, "sale-2")).posting();
    tx.entries(posting.entries().stream().map(e -> e.ref()).toList());
    tx.append(List.of(posting));
    return true;
  }

  @Test
  @DisplayName("S-21 work that fails leaves nothing, whichever port call it fails at")
  void failedWork() {
    write(opening(NOTHING, "sale-1", 10).posting());
    Inventory before = inventory();
    FaultyCreditStore faulty = new FaultyCreditStore(store());
    for (int call = 1; call <= COMMIT; call++) {
      for (Moment moment : Moment.values()) {
        if (call < COMMIT || moment == Moment.BEFORE) {
          faulty.failAt(call, moment);
          assertThrows(
              StoreException.class, () -> faulty.inTransaction(AtomicityContract::everyCall));
          assertEquals(before, inventory(), "after a fault " + moment + " call " + call);
        }
      }
    }
    faulty.heal();
    assertTrue(faulty.inTransaction(AtomicityContract::everyCall));
    assertEquals(COMMIT, faulty.calls());
    assertEquals(15, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-22 what was committed stays, even if the caller never learns of it")
  void lostAnswer() {
    FaultyCreditStore faulty = new FaultyCreditStore(store());
    int commit = 3;
    faulty.failAt(commit, Moment.AFTER);
    assertThrows(
        StoreException.class,
        () ->
            faulty.inTransaction(
                tx -> {
                  tx.append(List.of(opening(lock(tx, ANNAS), "sale-1", 10).posting()));
                  return true;
                }));
    assertEquals(10, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-23 an exception of the work reaches the caller as it is")
  void sameException() {
    IllegalStateException thrown = new IllegalStateException("of the work");
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                store()
                    .inTransaction(
                        tx -> {
                          lock(tx, ANNAS);
                          throw thrown;
                        })));
  }

  @Test
  @DisplayName("S-24 a transaction that failed has let go of its locks")
  void locksAreReleased() {
    assertThrows(
        IllegalStateException.class,
        () ->
            store()
                .inTransaction(
                    tx -> {
                      lock(tx, ANNAS);
                      throw new IllegalStateException("of the work");
                    }));
    assertEquals(NOTHING, Crew.meanwhile(() -> position(ANNAS)));
  }

  @Test
  @DisplayName("S-25 work that fails for a passing reason is kept once or not at all")
  void passingFailure() {
    FaultyCreditStore faulty =
        new FaultyCreditStore(store(), call -> StoreException.retryable("a passing fault"));
    AtomicInteger runs = new AtomicInteger();
    int append = 2;
    faulty.failAt(append, Moment.AFTER);
    boolean isDone = isDone(faulty, runs);
    assertEquals(isDone ? 1 : 0, position(ANNAS).head(MASSAGE).sequence());
    assertEquals(isDone ? 2 : 1, runs.get());
  }

  private static boolean isDone(OwningCreditStore store, AtomicInteger runs) {
    try {
      return store.inTransaction(
          tx -> {
            String key = "sale-" + runs.incrementAndGet();
            tx.append(List.of(opening(lock(tx, ANNAS), key, 10).posting()));
            return true;
          });
    } catch (StoreException e) {
      assertTrue(e.retryable());
      return false;
    }
  }

  @Test
  @DisplayName("S-26 work that succeeds is committed once")
  void committedOnce() {
    AtomicInteger runs = new AtomicInteger();
    assertTrue(isDone(store(), runs));
    assertEquals(1, runs.get());
    assertEquals(1, position(ANNAS).head(MASSAGE).sequence());
  }

  @Test
  @DisplayName("S-27 append refuses a request that is there already, and leaves nothing")
  void duplicateRequest() {
    write(opening(NOTHING, "sale-1", 10).posting());
    assertAppendRefused(before -> List.of(opening(before, "sale-1", 5).posting()));
  }

  @Test
  @DisplayName("S-28 append refuses an entry that is there already, and leaves nothing")
  void duplicateEntry() {
    write(opening(NOTHING, "sale-1", 10).posting());
    assertAppendRefused(before -> List.of(opening(NOTHING, "sale-2", 5).posting()));
  }

  @Test
  @DisplayName("S-29 if the last posting of an append is refused, none is kept")
  void lastIsRefused() {
    write(opening(NOTHING, "sale-1", 10).posting());
    assertAppendRefused(
        before -> {
          Posting first = opening(before, "sale-2", 5).book(BOOKING).posting();
          return List.of(first, opening(after(first, ANNAS), "sale-1", 1).posting());
        });
  }

  private void assertAppendRefused(Function<Position, List<Posting>> postings) {
    Inventory before = inventory();
    AtomicReference<StoreException> refused = new AtomicReference<>();
    StoreException thrown =
        assertThrows(
            StoreException.class,
            () ->
                store()
                    .inTransaction(
                        tx -> {
                          List<Posting> appended = postings.apply(lock(tx, ANNAS));
                          try {
                            tx.append(appended);
                          } catch (StoreException e) {
                            refused.set(e);
                            throw e;
                          }
                          return appended;
                        }));
    assertSame(refused.get(), thrown);
    assertTrue(thrown.retryable(), "the same command finds what is there when it is tried again");
    assertEquals(before, inventory());
  }
}
