package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was sold, earned and is still owed as sessions, in money.
 *
 * @param query what was asked for
 * @param asKnownAt as known when
 * @param types the sums of each credit type by currency; those with nothing to show are left out
 * @param isConsistent whether both halves of every move were seen; see {@link Reports}
 */
public record Liability(
    ReportQuery query,
    Instant asKnownAt,
    SortedMap<CreditType, SortedMap<String, LiabilitySums>> types,
    boolean isConsistent) {
  /** Copies the maps. */
  public Liability {
    SortedMap<CreditType, SortedMap<String, LiabilitySums>> copy = new TreeMap<>();
    types.forEach(
        (type, sums) -> copy.put(type, Collections.unmodifiableSortedMap(new TreeMap<>(sums))));
    types = Collections.unmodifiableSortedMap(copy);
  }

  /** Returns the sums of {@code type} in {@code currency}; all zero if there is nothing to show. */
  public LiabilitySums of(CreditType type, String currency) {
    Map<String, LiabilitySums> sums = types.getOrDefault(type, new TreeMap<>());
    return sums.getOrDefault(currency, LiabilitySums.NOTHING);
  }

  /** Returns the sums of all credit types by currency. */
  public SortedMap<String, LiabilitySums> totals() {
    SortedMap<String, LiabilitySums> totals = new TreeMap<>();
    types
        .values()
        .forEach(
            sums -> sums.forEach((currency, s) -> totals.merge(currency, s, LiabilitySums::plus)));
    return totals;
  }
}
