package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One client or group in the drill-down of a roll-forward.
 *
 * @param holder who
 * @param types the sums of each credit type that has something to show, at least one
 */
public record ClientRow(Holder holder, SortedMap<CreditType, CreditSums> types) {
  /** Copies the map. */
  public ClientRow {
    types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
  }
}
