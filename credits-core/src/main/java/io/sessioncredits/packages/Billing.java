package io.sessioncredits.packages;

import java.util.List;
import java.util.Map;

/**
 * The host's side of a billing day: it charges, and says what came of it.
 *
 * <p>A run that is done again after a crash asks again for what was charged and not granted yet: so
 * charge under a key made of purchase and cycle.
 */
@FunctionalInterface
public interface Billing {
  /**
   * Returns how the payments of {@code due} stand; a cycle without an answer waits for the next
   * run. What this throws counts as failed for all of them, and the run goes on.
   */
  Map<DueCycle, Payment> bill(List<DueCycle> due);
}
