package io.sessioncredits.examples.replay;

import java.io.PrintStream;

/** Counts the lines that cannot be used, and reports the first of them one by one. */
final class MalformedLines {
  /** So many are reported with their reason; a whole file of the wrong kind stays readable. */
  static final int REPORTED = 20;

  private final PrintStream report;
  private long count;

  MalformedLines(PrintStream report) {
    this.report = report;
  }

  /** Counts a line; {@code reason} must be free of unescaped text of the file. */
  void add(long line, String reason) {
    count++;
    if (count <= REPORTED) {
      report.println("line " + line + " left out: " + reason);
    }
  }

  /** Reports how many lines were not reported one by one. */
  void finish() {
    if (count > REPORTED) {
      report.printf("%d more lines left out%n", count - REPORTED);
    }
  }

  long count() {
    return count;
  }
}
