package io.sessioncredits.report;

import io.sessioncredits.model.Holder;
import java.util.List;
import java.util.Optional;

/**
 * A page of open debts.
 *
 * @param lines the debts, client after client in the order of their keys, and of each the oldest
 *     first
 * @param next behind whom the next page begins; empty if this is the last
 */
public record DebtPage(List<DebtLine> lines, Optional<Holder> next) {
  /** Copies the lines. */
  public DebtPage {
    lines = List.copyOf(lines);
  }
}
