package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sessioncredits.model.Position;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Posting;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Transactions do not disturb each other. */
abstract class IsolationContract extends Clauses {
  private static final int THREADS = 8;
  private static final int ROUNDS = 25;
  private static final Position NOTHING = Position.empty(ANNAS);

  @Test
  @DisplayName("S-31 a wallet that is locked is nobody else's until the transaction ends")
  void lockExcludes() {
    AtomicBoolean overtaken = new AtomicBoolean();
    try (Crew crew = new Crew()) {
      CountDownLatch through = new CountDownLatch(1);
      Future<Position> other = whileLocked(crew, through, overtaken);
      Crew.result(other);
    }
    assertFalse(overtaken.get(), "another transaction locked the same wallet");
  }

  @Test
  @DisplayName("S-32 who waits for a lock gets the position that the one before left")
  void lockReturnsLatest() {
    try (Crew crew = new Crew()) {
      Future<Position> other = whileLocked(crew, new CountDownLatch(1), new AtomicBoolean());
      assertEquals(10, Crew.result(other).head(MASSAGE).balance());
    }
  }

  /** Grants 10 under the lock, for which another transaction waits; returns what that one sees. */
  private Future<Position> whileLocked(Crew crew, CountDownLatch through, AtomicBoolean overtaken) {
    return store()
        .inTransaction(
            tx -> {
              Posting posting = opening(lock(tx, ANNAS), "sale-1", 10).posting();
              Future<Position> other =
                  crew.start(
                      () ->
                          store()
                              .inTransaction(
                                  next -> {
                                    Position position = lock(next, ANNAS);
                                    through.countDown();
                                    return position;
                                  }));
              overtaken.set(Crew.opensSoon(through));
              tx.append(List.of(posting));
              return other;
            });
  }

  @Test
  @DisplayName("S-33 no update is lost among threads that do not coordinate")
  void lostUpdate() {
    Crew.atOnce(
        THREADS,
        thread -> {
          for (int i = 0; i < ROUNDS; i++) {
            String key = "sale-" + thread + "-" + i;
            store().inTransaction(tx -> grant(tx, key));
          }
          return true;
        });
    assertEquals(THREADS * ROUNDS, position(ANNAS).head(MASSAGE).balance());
    assertEquals(
        THREADS * ROUNDS,
        store().queries().entries(ANNAS.account(MASSAGE), 0, THREADS * ROUNDS + 1).size());
  }

  private static boolean grant(CreditTransaction tx, String key) {
    Position before = lock(tx, ANNAS);
    tx.append(List.of(opening(before, key, 1).posting()));
    return true;
  }

  @Test
  @DisplayName("S-34 the first touch of a wallet is locked too")
  void firstTouch() {
    List<Boolean> all =
        Crew.atOnce(THREADS, t -> store().inTransaction(tx -> grant(tx, "sale-" + t)));
    assertEquals(THREADS, all.size());
    assertEquals(THREADS, position(ANNAS).head(MASSAGE).balance());
  }

  @Test
  @DisplayName("S-35 lock shows what was committed after the transaction's first read")
  void freshAfterLock() {
    Position seen =
        store()
            .inTransaction(
                tx -> {
                  tx.find(List.of(request("sale-1")));
                  Crew.meanwhile(() -> writeOnce(opening(NOTHING, "sale-1", 10).posting()));
                  return lock(tx, ANNAS);
                });
    assertEquals(10, seen.head(MASSAGE).balance());
  }

  private boolean writeOnce(Posting posting) {
    if (store().inTransaction(tx -> tx.find(List.of(posting.request().id()))).isEmpty()) {
      write(posting);
    }
    return true;
  }
}
