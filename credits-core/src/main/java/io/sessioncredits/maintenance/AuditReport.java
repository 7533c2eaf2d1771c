package io.sessioncredits.maintenance;

import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import java.util.List;
import java.util.Map;

/**
 * What an audit of a practice found.
 *
 * @param wallets how many wallets it read
 * @param entries how many entries it read
 * @param columns by how much each column of the roll-forward moved each credit type, since the
 *     beginning
 * @param outstanding the credits of each type that holders still have
 * @param owed the credits of each type that holders owe
 * @param problems what does not hold, one sentence each, at most {@link #MOST_PROBLEMS}; empty if
 *     the ledger is right
 */
public record AuditReport(
    long wallets,
    long entries,
    Map<CreditType, Map<Column, Long>> columns,
    Map<CreditType, Long> outstanding,
    Map<CreditType, Long> owed,
    List<String> problems) {
  /** After so many problems an audit stops naming them. */
  public static final int MOST_PROBLEMS = 100;

  /** Returns by how much {@code column} has moved {@code type} since the beginning. */
  public long column(CreditType type, Column column) {
    return columns.getOrDefault(type, Map.of()).getOrDefault(column, 0L);
  }

  /** Returns whether every check held. */
  public boolean isClean() {
    return problems.isEmpty();
  }
}
