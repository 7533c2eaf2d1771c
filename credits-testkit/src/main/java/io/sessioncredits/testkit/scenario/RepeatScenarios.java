package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import io.sessioncredits.testkit.fault.Moment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commands sent again, and commands sent at once. */
public interface RepeatScenarios extends StoreSource {
  /** Runs {@code work} in so many threads at once and returns what each returned. */
  static <T> List<T> together(int threads, Callable<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** One effect, and the same receipt for everybody. */
  @Test
  @DisplayName("S72 the same grant from 100 threads is one entry and 100 equal receipts")
  default void s72() {
    Scene scene = scene();
    Grant grant =
        Grant.of(ClientId.of("ana"), CreditType.of("PT60"), 5, PurchaseRef.of("invoice-1"));
    List<Receipt> receipts = together(100, () -> scene.grant(grant).orThrow());
    Set<Object> movements = new HashSet<>();
    receipts.forEach(r -> movements.add(r.movements()));
    assertEquals(1, movements.size());
    assertEquals(1, receipts.stream().filter(r -> !r.replayed()).count());
    assertEquals(1, scene.entries("ana").size());
    assertEquals(5, scene.available("ana", "PT60"));
  }

  /** A key means one command for ever. */
  @Test
  @DisplayName("S73 the same key with another number of credits is a conflict without effect")
  default void s73() {
    Scene scene = scene();
    PurchaseRef invoice = PurchaseRef.of("invoice-1");
    assertTrue(
        scene
            .grant(Grant.of(ClientId.of("ana"), CreditType.of("PT60"), 1, invoice))
            .refusal()
            .isEmpty());
    Grant other = Grant.of(ClientId.of("ana"), CreditType.of("PT60"), 2, invoice);
    assertThrows(RequestConflictException.class, () -> scene.grant(other).orThrow());
    assertEquals(1, scene.available("ana", "PT60"));
  }

  /** The last credit is spent once. */
  @Test
  @DisplayName("S74 one credit and many bookings at once: one succeeds, the others are refused")
  default void s74() {
    Scene scene = scene();
    scene.grant("ana", "PT60", 1);
    var ref = new java.util.concurrent.atomic.AtomicInteger();
    List<BookingOutcome> outcomes =
        together(
            16, () -> scene.book("b" + ref.incrementAndGet(), "ana", "PT60", "2026-03-06T10:00"));
    assertEquals(1, outcomes.stream().filter(BookingOutcome::isBooked).count());
    outcomes.stream()
        .flatMap(o -> o.refusal().stream())
        .forEach(r -> assertEquals(RefusalCode.INSUFFICIENT_CREDITS, r.code()));
    assertEquals(0, scene.balance("ana", "PT60").number());
  }

  /** Refusals are not remembered. */
  @Test
  @DisplayName("S75 a refused booking succeeds once there is credit, under the same key")
  default void s75() {
    Scene scene = scene();
    assertFalse(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    scene.grant("ana", "PT60", 5);
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertEquals(4, scene.available("ana", "PT60"));
  }

  /** The process dies at each port call of a booking in turn, before its effect and after it. */
  @Test
  @DisplayName("S76 a retry acts if the crash came before the commit, and else gets its result")
  default void s76() {
    FaultyCreditStore store = new FaultyCreditStore(openStore());
    Scene scene = new Scene(store, standard());
    scene.grant("ana", "PT60", 100);
    int booked = 0;
    for (Moment moment : Moment.values()) {
      List<Boolean> replays = new ArrayList<>();
      boolean isStruck = true;
      for (int call = 1; isStruck; call++) {
        String ref = moment + "-" + call;
        store.failAt(call, moment);
        isStruck = isStruckBy(() -> scene.book(ref, "ana", "PT60", "2026-03-06T10:00"));
        store.heal();
        Receipt again = scene.book(ref, "ana", "PT60", "2026-03-06T10:00").orThrow();
        replays.add(again.replayed());
        booked++;
        assertEquals(-1, again.change(ClientId.of("ana")));
        assertEquals(100 - booked, scene.available("ana", "PT60"), ref);
      }
      int kept = moment == Moment.AFTER ? 2 : 1;
      assertEquals(
          kept, replays.stream().filter(r -> r).count(), "the run without a fault, and the commit");
      assertEquals(List.of(true), replays.subList(replays.size() - 1, replays.size()));
    }
    assertTrue(scene.audit().isClean());
  }

  private static boolean isStruckBy(Runnable act) {
    try {
      act.run();
      return false;
    } catch (StoreException e) {
      return true;
    }
  }

  /** Changes by hand: as a difference, or to a number, and nothing for nothing. */
  @Test
  @DisplayName("S78 a set to the number that is there writes no entry; up and down write one each")
  default void s78() {
    Scene scene = scene();
    assertEquals(3, scene.set("new", "PT60", 3).orThrow().change(ClientId.of("new")));
    assertTrue(scene.set("new", "PT60", 3).orThrow().movements().isEmpty());
    assertEquals(-2, scene.set("new", "PT60", 1).orThrow().change(ClientId.of("new")));
    assertEquals(4, scene.adjust("new", "PT60", 4).orThrow().change(ClientId.of("new")));
    assertEquals(
        RefusalCode.SHORTFALL, scene.adjust("new", "PT60", -6).refusal().orElseThrow().code());
    assertEquals(-2, scene.set("new", "PT60", -2).orThrow().movements().get(2).balanceAfter());
    assertEquals(-2, scene.balance("new", "PT60").number());
    assertTrue(scene.audit().isClean());
  }
}
