package io.sessioncredits.inmemory;

import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * A wallet to which time alone brings something, in the order in which it falls due.
 *
 * @param at when the first of it falls due
 * @param wallet the wallet
 */
record DueWallet(Instant at, WalletKey wallet) implements Comparable<DueWallet> {
  private static final Comparator<DueWallet> ORDER =
      Comparator.comparing(DueWallet::at).thenComparing(DueWallet::wallet);

  @Override
  public int compareTo(DueWallet other) {
    return ORDER.compare(this, other);
  }
}
