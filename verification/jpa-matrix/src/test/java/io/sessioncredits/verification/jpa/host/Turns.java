package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Schema;
import io.sessioncredits.verification.jpa.cell.Waiting;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Transactions of hosts that meet, and transactions that are done again as a whole. */
final class Turns {
  private static final AtomicInteger ROWS = new AtomicInteger();
  private static final int MOST_TRIES = 20;
  private static final String BUSY_IN_H2 =
      "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
          + " OR (SESSION_ID <> SESSION_ID() AND EXECUTING_STATEMENT LIKE '%credits!_%' ESCAPE '!')";

  private Turns() {}

  /**
   * Lets {@code host} write a row and read it by a statement: where its level gives a transaction a
   * snapshot, it has one from now on, whatever the provider postpones.
   */
  static void takeSnapshot(Host host) {
    String id = "snapshot-" + ROWS.incrementAndGet();
    host.write(id);
    Object note =
        host.manager()
            .createNativeQuery("SELECT note FROM host_appointment WHERE id = '" + id + "'")
            .getSingleResult();
    assertThat(note).isNotNull();
  }

  /**
   * Returns when {@code waiting} waits for another transaction. H2 does not tell who waits for a
   * key: there, when it is carrying out a statement of ours.
   */
  static void untilWaiting(Scene scene, Future<?> waiting) {
    Schema schema = scene.rig().schema();
    if (schema.database() != Database.H2) {
      Waiting.until(schema, waiting);
      return;
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Background.PATIENCE_SECONDS);
    while (schema.number(BUSY_IN_H2) == 0 && !waiting.isDone()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nobody waits");
      }
    }
  }

  /** Commits {@code holder} as soon as {@code call} waits for it; returns what the call does. */
  static <T> T waitingFor(Scene scene, Host holder, Callable<T> call) {
    Future<T> waiting = Background.start(call);
    untilWaiting(scene, waiting);
    holder.commit();
    return Background.result(waiting);
  }

  /**
   * What a host comes to.
   *
   * @param result what its work returned in the transaction that was committed
   * @param tries how many transactions that took
   */
  record Done<T>(T result, int tries) {}

  /**
   * Does {@code work} in the transaction that {@code host} has, and commits; after a failure that
   * is retryable, or a commit that the database refused, again in a new one.
   */
  static <T> Done<T> untilCommitted(Host host, Function<Host, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        T result = work.apply(host);
        host.commit();
        return new Done<>(result, tries);
      } catch (StoreException e) {
        if (!e.retryable() || tries == MOST_TRIES) {
          throw e;
        }
      } catch (PersistenceException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
      host.rollback();
      host.begin();
    }
  }
}
