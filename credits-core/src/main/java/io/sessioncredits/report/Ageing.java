package io.sessioncredits.report;

import io.sessioncredits.model.CreditType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Outstanding credits by when they end. Days are those of the practice's calendar, from the date of
 * the report to the last day on which the credits count.
 *
 * @param instant as of when
 * @param asKnownAt as known when
 * @param types the credits of each type that has any, by bracket; each bracket is there
 * @param isConsistent whether both halves of every move were seen; see {@link Reports}
 */
public record Ageing(
    Instant instant,
    Instant asKnownAt,
    SortedMap<CreditType, Map<AgeBracket, AgedCredits>> types,
    boolean isConsistent) {
  /** Copies the maps. */
  public Ageing {
    SortedMap<CreditType, Map<AgeBracket, AgedCredits>> copy = new TreeMap<>();
    types.forEach(
        (type, brackets) -> {
          Map<AgeBracket, AgedCredits> all = new EnumMap<>(AgeBracket.class);
          for (AgeBracket bracket : AgeBracket.values()) {
            all.put(bracket, brackets.getOrDefault(bracket, AgedCredits.NONE));
          }
          copy.put(type, Collections.unmodifiableMap(all));
        });
    types = Collections.unmodifiableSortedMap(copy);
  }

  /** Returns the credits of {@code type} in {@code bracket}. */
  public AgedCredits of(CreditType type, AgeBracket bracket) {
    return types.getOrDefault(type, Map.of()).getOrDefault(bracket, AgedCredits.NONE);
  }

  /** Returns all credits of {@code type}. */
  public AgedCredits of(CreditType type) {
    return types.getOrDefault(type, Map.of()).values().stream()
        .reduce(AgedCredits.NONE, AgedCredits::plus);
  }
}
