package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Notes what a database itself has refused, as its driver tells it. */
final class Refusals implements Tap {
  private static final int MARIADB_DEADLOCK = 1213;
  private static final int H2_DEADLOCK = 40001;

  private final Queue<SQLException> all = new ConcurrentLinkedQueue<>();
  private final CountDownLatch first = new CountDownLatch(1);

  /** Notes what is refused in {@code scene} while {@code work} is done, from any thread. */
  void during(Scene scene, Runnable work) {
    Wire.Attached place = scene.rig().wire().attach(this);
    try {
      work.run();
    } finally {
      place.close();
    }
  }

  @Override
  public void refused(SQLException failure) {
    all.add(failure);
    first.countDown();
  }

  /** Returns when something was refused. */
  void untilFirst() {
    Background.await(first);
  }

  /** Returns what was refused, as state and code. */
  List<String> codes() {
    return all.stream().map(e -> e.getSQLState() + "/" + e.getErrorCode()).toList();
  }

  /** Returns the same without what PostgreSQL says to all that follows in a failed transaction. */
  List<String> causes() {
    return codes().stream().filter(code -> !code.startsWith("25P02")).toList();
  }

  /** Returns how often a database has ended a transaction that waited in a circle. */
  long deadlocks() {
    return all.stream().filter(Refusals::isDeadlock).count();
  }

  private static boolean isDeadlock(SQLException failure) {
    return "40P01".equals(failure.getSQLState())
        || failure.getErrorCode() == MARIADB_DEADLOCK
        || failure.getErrorCode() == H2_DEADLOCK;
  }
}
