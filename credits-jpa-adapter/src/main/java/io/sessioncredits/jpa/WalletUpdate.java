package io.sessioncredits.jpa;

import io.sessioncredits.spi.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;

/** The writing of wallets that are locked. */
final class WalletUpdate {
  private static final int MOST_ROWS = 500;

  private WalletUpdate() {}

  /**
   * Lets {@code statement} write {@code wallets} in parts, and compares what it met with what it
   * should: {@code each} for each wallet. A wallet that is locked cannot be gone.
   */
  static void eachChecked(
      Collection<WalletRow> wallets, ToIntFunction<? super List<WalletRow>> statement, int each) {
    List<WalletRow> all = new ArrayList<>(wallets);
    for (int from = 0; from < all.size(); from += MOST_ROWS) {
      List<WalletRow> part = all.subList(from, Math.min(all.size(), from + MOST_ROWS));
      if (statement.applyAsInt(part) != each * part.size()) {
        throw new StoreException("a locked wallet is gone", false, null);
      }
    }
  }

  /** Returns practice, holder, position and next due of each. */
  static List<List<Object>> rows(List<WalletRow> wallets) {
    return wallets.stream()
        .map(
            row ->
                List.<Object>of(
                    row.wallet().practice().value(),
                    row.wallet().holder().key(),
                    row.encodedPosition(),
                    row.nextDue()))
        .toList();
  }

  /** Returns the same, and 1 where the snapshot is older than the lock. */
  static List<List<Object>> markedRows(List<WalletRow> wallets) {
    return wallets.stream()
        .map(
            row ->
                List.<Object>of(
                    row.wallet().practice().value(),
                    row.wallet().holder().key(),
                    row.encodedPosition(),
                    row.nextDue(),
                    row.isNewerThanSnapshot() ? 1L : 0L))
        .toList();
  }
}
