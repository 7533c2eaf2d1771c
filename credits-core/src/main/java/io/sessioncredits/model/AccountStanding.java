package io.sessioncredits.model;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one account stood, and how it came there.
 *
 * @param at up to when time had brought what it brings
 * @param position its lots, debts and holds; a lot that is below zero, because an entry written
 *     later counts earlier, stands among the debts
 * @param prepaid credits that had paid for a debt which counts only later
 * @param flows the credits that came and went since the beginning, by column
 * @param values by how many minor units the price of what is left changed since the beginning, by
 *     flow and currency
 */
public record AccountStanding(
    Instant at,
    Position position,
    long prepaid,
    Map<Column, Flow> flows,
    Map<ValueFlow, SortedMap<String, Long>> values) {

  /** Copies the maps. */
  public AccountStanding {
    flows = Map.copyOf(flows);
    values = Map.copyOf(values);
  }

  /** Returns the credits of all lots, those set aside and those that begin later included. */
  public long outstanding() {
    return position.lots().stream().mapToLong(OpenLot::remaining).sum() + prepaid;
  }

  /** Returns the credits set aside. */
  public long held() {
    return position.lots().stream().mapToLong(OpenLot::held).sum();
  }

  /** Returns the free credits of lots that begin later. */
  public long upcoming() {
    return position.lots().stream()
        .filter(l -> at.isBefore(l.terms().validFrom()))
        .mapToLong(OpenLot::free)
        .sum();
  }

  /** Returns the credits owed. */
  public long owed() {
    return position.debts().stream().mapToLong(OpenDebt::owed).sum();
  }

  /** Returns credits less debts. */
  public long balance() {
    return outstanding() - owed();
  }

  /** Returns what came and went in {@code column}. */
  public Flow flow(Column column) {
    return flows.getOrDefault(column, Flow.NONE);
  }

  /** Returns the price of what is left in all lots, in minor units by currency. */
  public SortedMap<String, Long> worth() {
    SortedMap<String, Long> worth = new TreeMap<>();
    for (OpenLot lot : position.lots()) {
      lot.value(lot.remaining())
          .ifPresent(p -> worth.merge(p.currency(), p.minorUnits(), Math::addExact));
    }
    return worth;
  }
}
