package io.sessioncredits.examples.replay;

import java.io.PrintStream;

/** Says now and then how far a long run has come; a short run says nothing. */
final class Progress {
  /** After so many steps a line is printed. */
  static final long EVERY = 50_000;

  private final PrintStream report;
  private final String what;
  private long steps;

  Progress(PrintStream report, String what) {
    this.report = report;
    this.what = what;
  }

  void step() {
    steps++;
    if (steps % EVERY == 0) {
      report.println(what + ": " + steps);
    }
  }
}
