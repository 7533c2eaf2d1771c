package io.sessioncredits.inmemory;

import io.sessioncredits.model.PracticeId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The practices of one store, each with a world of its own. */
final class Practices {
  private final ConcurrentMap<PracticeId, Practice> practices = new ConcurrentHashMap<>();

  Practice at(PracticeId practice) {
    Practice known = practices.get(practice);
    return known != null ? known : practices.computeIfAbsent(practice, p -> new Practice());
  }

  /** Returns the names of all practices there are. */
  Set<PracticeId> known() {
    return practices.keySet();
  }
}
