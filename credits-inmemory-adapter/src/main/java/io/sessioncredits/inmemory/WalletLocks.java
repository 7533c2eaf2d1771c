package io.sessioncredits.inmemory;

import io.sessioncredits.model.WalletKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The locks of wallets, whether or not the wallets exist.
 *
 * <p>A lock belongs to a transaction and not to a thread, hence the semaphores. It is kept only as
 * long as somebody holds it or waits for it, so that wallets which were never written take no room.
 */
final class WalletLocks {
  private final ConcurrentMap<WalletKey, Slot> slots = new ConcurrentHashMap<>();

  private static final class Slot {
    final Semaphore permit = new Semaphore(1);

    /** How many hold the lock or wait for it; changed only inside a computation of the map. */
    int users;
  }

  /** Returns whether the lock of {@code wallet} could be had within {@code nanos}. */
  boolean acquire(WalletKey wallet, long nanos) throws InterruptedException {
    Slot slot = slots.compute(wallet, (key, known) -> entered(known));
    boolean isAcquired = false;
    try {
      isAcquired = slot.permit.tryAcquire() || slot.permit.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    } finally {
      if (!isAcquired) {
        slots.computeIfPresent(wallet, (key, known) -> left(known));
      }
    }
    return isAcquired;
  }

  /** Gives back a lock that was acquired. */
  void release(WalletKey wallet) {
    slots.computeIfPresent(
        wallet,
        (key, known) -> {
          known.permit.release();
          return left(known);
        });
  }

  private static Slot entered(@Nullable Slot known) {
    Slot slot = known != null ? known : new Slot();
    slot.users++;
    return slot;
  }

  private static @Nullable Slot left(Slot slot) {
    slot.users--;
    return slot.users == 0 ? null : slot;
  }
}
