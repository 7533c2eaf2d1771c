package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Has the database end the session of the thread that makes it, once: before a statement, or before
 * the commit.
 */
final class Killing implements Tap {
  private static final int NEVER = 0;

  private final Scene scene;
  private final Thread victim = Thread.currentThread();
  private final int statement;
  private final boolean isAtCommit;
  private @Nullable Session session;
  private int statements;
  private boolean isOver;

  private Killing(Scene scene, int statement, boolean isAtCommit) {
    this.scene = scene;
    this.statement = statement;
    this.isAtCommit = isAtCommit;
  }

  /** Returns one that comes before the statement with this number, counted from 1. */
  static Killing atStatement(Scene scene, int number) {
    return new Killing(scene, number, false);
  }

  static Killing atCommit(Scene scene) {
    return new Killing(scene, NEVER, true);
  }

  /** Lets it happen while {@code work} is done. */
  void during(Runnable work) {
    Wire.Attached place = scene.rig().wire().attach(this);
    try {
      work.run();
    } finally {
      place.close();
    }
  }

  /** Returns whether it has happened. */
  boolean isOver() {
    return isOver;
  }

  /** Kills {@code ofTransaction}, which was opened before. */
  Killing of(Session ofTransaction) {
    session = ofTransaction;
    return this;
  }

  @Override
  public void opened(Connection connection) throws SQLException {
    if (isVictim()) {
      session = Session.of(scene.rig().cell().database(), connection);
    }
  }

  @Override
  public void sending(String sql) {
    if (isVictim()) {
      statements++;
      if (statements == statement) {
        kill();
      }
    }
  }

  @Override
  public void committing() {
    if (isVictim() && isAtCommit) {
      kill();
    }
  }

  private boolean isVictim() {
    return Thread.currentThread() == victim && !isOver;
  }

  private void kill() {
    if (session == null) {
      throw new AssertionError("no connection was opened");
    }
    isOver = true;
    session.kill(scene.rig().schema());
  }
}
