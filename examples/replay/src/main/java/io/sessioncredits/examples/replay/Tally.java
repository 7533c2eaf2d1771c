package io.sessioncredits.examples.replay;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Refusal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a replay counts by itself while it goes on, to be compared with the ledger in the end. */
final class Tally {
  private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
  private final Map<ClientId, Long> balances = new HashMap<>();
  private final Map<String, Long> refusals = new TreeMap<>();
  private long refusedCustomers;

  void count(Figure figure, long more) {
    counts.merge(figure, more, Long::sum);
  }

  /** Counts {@code credits} more for {@code client}, or less if negative. */
  void move(ClientId client, long credits) {
    balances.merge(client, credits, Long::sum);
  }

  void refuse(Refusal refusal, boolean hasBought) {
    count(Figure.REFUSED, 1);
    refusals.merge(refusal.code() + ": " + refusal.describe(Locale.ENGLISH), 1L, Long::sum);
    if (hasBought) {
      refusedCustomers++;
    }
  }

  long of(Figure figure) {
    return switch (figure) {
      case OUTSTANDING -> balances.values().stream().mapToLong(b -> Math.max(b, 0)).sum();
      case OWED -> balances.values().stream().mapToLong(b -> Math.max(-b, 0)).sum();
      default -> counts.getOrDefault(figure, 0L);
    };
  }

  /** Returns what {@code client} should have, less what should be owed. */
  long balance(ClientId client) {
    return balances.getOrDefault(client, 0L);
  }

  /** Returns how often each refusal was given: its code and its text for people. */
  Map<String, Long> refusals() {
    return Collections.unmodifiableMap(refusals);
  }

  /** Returns how many bookings were refused to clients who had bought credits before. */
  long refusedCustomers() {
    return refusedCustomers;
  }

  /** Returns all figures as one line of JSON. */
  String json() {
    return Stream.of(Figure.values())
        .map(figure -> "\"" + figure.json() + "\":" + of(figure))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
