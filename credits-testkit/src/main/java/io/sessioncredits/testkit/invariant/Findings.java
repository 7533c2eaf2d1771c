package io.sessioncredits.testkit.invariant;

import java.util.ArrayList;
import java.util.List;

/** The violations of one invariant while they are looked for. */
final class Findings {
  private final Invariant invariant;
  private final List<Violation> violations = new ArrayList<>();

  Findings(Invariant invariant) {
    this.invariant = invariant;
  }

  void add(Object where, String what) {
    violations.add(new Violation(invariant, where.toString(), what));
  }

  /** Adds a violation unless {@code isRight}. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation for it would be a dependency
  void expect(boolean isRight, Object where, String what, Object... figures) {
    if (!isRight) {
      add(where, what.formatted(figures));
    }
  }

  List<Violation> violations() {
    return violations;
  }
}
