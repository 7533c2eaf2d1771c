package io.sessioncredits.decision;

import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Verdict;

/** Reads what a kept outcome says. */
final class Facts {
  private Facts() {}

  static long number(Verdict verdict, String name) {
    return Long.parseLong(text(verdict, name));
  }

  static String text(Verdict verdict, String name) {
    String text = verdict.facts().get(name);
    if (text == null) {
      throw new LedgerIntegrityException(
          "the kept outcome " + verdict.variant() + " does not say " + name);
    }
    return text;
  }
}
