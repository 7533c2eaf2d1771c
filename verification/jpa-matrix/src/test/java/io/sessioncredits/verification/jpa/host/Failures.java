package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the database refuses: what was sent to it and never answered. */
final class Failures implements Tap {
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  private Failures() {}

  /** Does {@code work} and returns how many statements and commits the database refused in it. */
  static int during(Scene scene, Runnable work) {
    Failures failures = new Failures();
    Wire.Attached place = scene.rig().wire().attach(failures);
    try {
      work.run();
    } finally {
      place.close();
    }
    if (failures.sent.get() == 0) {
      throw new AssertionError("nothing was sent");
    }
    return failures.open.get();
  }

  @Override
  public void sending(String sql) {
    sent.incrementAndGet();
    open.incrementAndGet();
  }

  @Override
  public void answered(String sql) {
    open.decrementAndGet();
  }

  @Override
  public void committing() {
    open.incrementAndGet();
  }

  @Override
  public void committed() {
    open.decrementAndGet();
  }
}
