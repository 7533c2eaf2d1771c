package io.sessioncredits.decision;

import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a kept outcome says. */
final class Facts {
  private static final String WARNING = "warning-";

  private Facts() {}

  /** Returns {@code facts} with {@code warnings}, each as its code, number and authorization. */
  static Map<String, String> and(Map<String, String> facts, List<AuthorizationWarning> warnings) {
    Map<String, String> all = new TreeMap<>(facts);
    for (int i = 0; i < warnings.size(); i++) {
      AuthorizationWarning warning = warnings.get(i);
      String about = warning.authorization().map(ref -> ":" + ref).orElse("");
      all.put(WARNING + (i + 1), warning.code() + ":" + warning.uncounted() + about);
    }
    return all;
  }

  /** Returns the warnings that were kept by {@link #and}. */
  static List<AuthorizationWarning> warnings(Verdict verdict) {
    List<AuthorizationWarning> warnings = new ArrayList<>();
    for (int i = 1; verdict.facts().containsKey(WARNING + i); i++) {
      String[] parts = verdict.fact(WARNING + i).split(":", 3);
      warnings.add(
          new AuthorizationWarning(
              AuthorizationWarning.Code.valueOf(parts[0]),
              Optional.of(parts).filter(p -> p.length == 3).map(p -> AuthorizationRef.of(p[2])),
              Long.parseLong(parts[1])));
    }
    return warnings;
  }

  static long number(Verdict verdict, String name) {
    return Long.parseLong(verdict.fact(name));
  }
}
