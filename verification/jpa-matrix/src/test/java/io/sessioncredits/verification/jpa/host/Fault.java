package io.sessioncredits.verification.jpa.host;

import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Tap;
import io.sessioncredits.verification.jpa.cell.Wire;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Something that goes wrong between a provider and its database, on the thread that makes it. */
class Fault implements Tap {
  /** When it goes wrong. */
  enum Moment {
    /** Before the database has heard of it. */
    BEFORE,
    /** After the database has done it: the answer is lost. */
    AFTER
  }

  /** EclipseLink asks so after a failure whether its connection still lives. */
  private static final String PROVIDER_ASKS = "SELECT 1";

  private final Thread victim = Thread.currentThread();
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();
  private final Moment moment;
  private final Span ofStatements;
  private final Span ofCommits;
  private final Supplier<SQLException> failure;

  /**
   * Which ones fail.
   *
   * @param first the number of the first one, from 1
   * @param last the number of the last one
   */
  private record Span(int first, int last) {
    static final Span NONE = new Span(Integer.MAX_VALUE, 0);

    boolean holds(int number) {
      return first <= number && number <= last;
    }
  }

  private Fault(Moment moment, Span ofStatements, Span ofCommits, Supplier<SQLException> failure) {
    this.moment = moment;
    this.ofStatements = ofStatements;
    this.ofCommits = ofCommits;
    this.failure = failure;
  }

  /** Returns one that meets the statement with this number, counted from 1. */
  static Fault atStatement(int number, Moment moment, Supplier<SQLException> failure) {
    return new Fault(moment, new Span(number, number), Span.NONE, failure);
  }

  /** Returns one that meets the first {@code count} commits. */
  static Fault atCommits(int count, Moment moment, Supplier<SQLException> failure) {
    return new Fault(moment, Span.NONE, new Span(1, count), failure);
  }

  /**
   * Returns one that meets the first commit, and after it every statement and every commit: nobody
   * is to be reached any more.
   */
  static Fault fromCommitOn(Moment moment, Supplier<SQLException> failure) {
    return new Fault(moment, Span.NONE, new Span(1, Integer.MAX_VALUE), failure) {
      @Override
      public void sending(String sql) throws SQLException {
        super.sending(sql);
        if (isVictim() && commits() > 0) {
          throw failure.get();
        }
      }
    };
  }

  /** Lets it happen in {@code scene} while {@code work} is done. */
  void during(Scene scene, Runnable work) {
    Wire.Attached place = scene.rig().wire().attach(this);
    try {
      work.run();
    } finally {
      place.close();
    }
  }

  /** Returns how many statements its thread has sent. */
  int statements() {
    return statements.get();
  }

  /** Returns how many commits its thread has sent. */
  int commits() {
    return commits.get();
  }

  @Override
  public void sending(String sql) throws SQLException {
    if (isVictim() && !sql.startsWith(PROVIDER_ASKS)) {
      statements.incrementAndGet();
      fail(Moment.BEFORE, ofStatements, statements);
    }
  }

  @Override
  public void answered(String sql) throws SQLException {
    if (isVictim() && !sql.startsWith(PROVIDER_ASKS)) {
      fail(Moment.AFTER, ofStatements, statements);
    }
  }

  @Override
  public void committing() throws SQLException {
    if (isVictim()) {
      commits.incrementAndGet();
      fail(Moment.BEFORE, ofCommits, commits);
    }
  }

  @Override
  public void committed() throws SQLException {
    if (isVictim()) {
      fail(Moment.AFTER, ofCommits, commits);
    }
  }

  boolean isVictim() {
    return Thread.currentThread() == victim;
  }

  private void fail(Moment now, Span span, AtomicInteger number) throws SQLException {
    if (now == moment && span.holds(number.get())) {
      throw failure.get();
    }
  }
}
