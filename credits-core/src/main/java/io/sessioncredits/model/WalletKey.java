package io.sessioncredits.model;

import java.util.Comparator;

/**
 * One holder's credits at one practice: the unit of locking.
 *
 * <p>The natural order is the one order in which wallets are locked.
 *
 * @param practice the practice
 * @param holder the owner
 */
public record WalletKey(PracticeId practice, Holder holder) implements Comparable<WalletKey> {
  private static final Comparator<WalletKey> LOCK_ORDER =
      Comparator.comparing(WalletKey::practice).thenComparing(w -> w.holder().key());

  /** Checks that both parts are given. */
  public WalletKey {
    Limits.given("practice", practice);
    Limits.given("holder", holder);
  }

  /** Returns this wallet's account of {@code type}. */
  public AccountKey account(CreditType type) {
    return new AccountKey(this, type);
  }

  @Override
  public int compareTo(WalletKey other) {
    return LOCK_ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return practice + "/" + holder.key();
  }
}
