package io.sessioncredits.ledger;

import io.sessioncredits.model.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * A page of history, newest first.
 *
 * @param due on the first page, what time alone has brought but nobody has written down yet, newest
 *     first: entries as they will be, without a digest
 * @param entries the written entries
 * @param next the cursor of the next page; empty on the last
 */
public record HistoryPage(List<LedgerEntry> due, List<LedgerEntry> entries, Optional<String> next) {
  /** Copies the lists. */
  public HistoryPage {
    due = List.copyOf(due);
    entries = List.copyOf(entries);
  }
}
