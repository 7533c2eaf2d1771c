package io.sessioncredits.ledger;

import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a practice changed for all, among the entries of one of its clients. */
final class PracticeChanges {
  private static final Comparator<LedgerEntry> NEWEST_FIRST = Comparator.comparing(HistoryMark::of);

  private PracticeChanges() {}

  /**
   * Returns the first {@code limit} of {@code entries} and of what {@code selection} is about.
   *
   * <p>No credit type is in both wallets, so that a mark has one place in the order of both, and a
   * page begins behind it in each. Whatever is written into either between two pages is newer in
   * its own wallet than all that was there: no entry is repeated, and none of before skipped.
   */
  static List<LedgerEntry> among(
      List<LedgerEntry> entries,
      CreditQueries queries,
      PracticeId practice,
      Optional<HistorySelection> selection) {
    if (selection.isEmpty()) {
      return entries;
    }
    WalletKey own = new WalletKey(practice, PracticeItself.INSTANCE);
    return Stream.concat(entries.stream(), queries.newest(own, selection.get()).stream())
        .sorted(NEWEST_FIRST)
        .limit(selection.get().limit())
        .toList();
  }
}
