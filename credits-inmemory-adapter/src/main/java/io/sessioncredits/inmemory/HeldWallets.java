package io.sessioncredits.inmemory;

import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;

/** The wallets that one transaction has locked. */
final class HeldWallets {
  private final Practices practices;
  private final long timeoutNanos;
  private final Set<WalletKey> held = new LinkedHashSet<>();

  HeldWallets(Practices practices, Duration timeout) {
    this.practices = practices;
    this.timeoutNanos = timeout.toNanos();
  }

  /** The wallets held. */
  Set<WalletKey> wallets() {
    return Collections.unmodifiableSet(held);
  }

  /**
   * Locks {@code wallets} in their order, those not held already.
   *
   * @throws StoreException retryable, if one was not to be had in time; those before it stay locked
   */
  void lock(SortedSet<WalletKey> wallets) {
    long start = System.nanoTime();
    for (WalletKey wallet : wallets) {
      if (!held.contains(wallet)) {
        long left = Math.max(0, timeoutNanos - (System.nanoTime() - start));
        if (!acquire(wallet, left)) {
          throw StoreException.retryable("a wallet was locked by somebody else for too long");
        }
        held.add(wallet);
      }
    }
  }

  private boolean acquire(WalletKey wallet, long nanos) {
    try {
      return practices.at(wallet.practice()).walletLocks().acquire(wallet, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for a wallet", false, e);
    }
  }

  /** Gives all locks back. */
  void release() {
    held.forEach(wallet -> practices.at(wallet.practice()).walletLocks().release(wallet));
    held.clear();
  }
}
