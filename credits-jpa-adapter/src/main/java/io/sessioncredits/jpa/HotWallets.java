package io.sessioncredits.jpa;

import io.sessioncredits.model.WalletKey;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which wallets have just moved on between a read and its write: for them the lock is cheaper. Only
 * time depends on it; two wallets may share a place.
 */
final class HotWallets {
  private static final int PLACES = 1024;

  /** How many postings go by lock before one is tried without it again. */
  private static final int COOLING = 32;

  private final AtomicIntegerArray left = new AtomicIntegerArray(PLACES);

  /** Says that somebody else has written {@code wallet} first. */
  void missed(WalletKey wallet) {
    left.set(place(wallet), COOLING);
  }

  /** Returns whether {@code wallet} should be locked; counts as one posting. */
  boolean isHot(WalletKey wallet) {
    int place = place(wallet);
    return left.get(place) > 0 && left.decrementAndGet(place) >= 0;
  }

  private static int place(WalletKey wallet) {
    return Math.floorMod(wallet.hashCode(), PLACES);
  }
}
