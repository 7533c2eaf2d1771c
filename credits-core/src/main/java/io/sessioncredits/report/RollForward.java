package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The roll-forward of a period over all clients.
 *
 * @param query what was asked for
 * @param asKnownAt as known when
 * @param types the sums of each credit type that has something to show
 * @param total the counts of all types added up; credits of different types are worth different
 *     sessions, so that this is a number of credits and nothing else. Each client counts once
 * @param isConsistent whether both halves of every move were seen; see {@link Reports}
 */
public record RollForward(
    ReportQuery query,
    Instant asKnownAt,
    SortedMap<CreditType, CreditSums> types,
    CreditSums total,
    boolean isConsistent) {
  /** Copies the map. */
  public RollForward {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }

  /** Returns the sums of {@code type}; all zero if it has nothing to show. */
  public CreditSums type(CreditType type) {
    return types.getOrDefault(type, CreditSums.nothing());
  }
}
