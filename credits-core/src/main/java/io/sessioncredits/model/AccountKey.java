package io.sessioncredits.model;

import java.util.Comparator;

/**
 * One wallet's credits of one type: the unit of the entry sequence and of the digest chain.
 *
 * @param wallet the wallet
 * @param type the credit type
 */
public record AccountKey(WalletKey wallet, CreditType type) implements Comparable<AccountKey> {
  private static final Comparator<AccountKey> ORDER =
      Comparator.comparing(AccountKey::wallet).thenComparing(AccountKey::type);

  /** Checks that both parts are given. */
  public AccountKey {
    Limits.given("wallet", wallet);
    Limits.given("creditType", type);
  }

  /** Returns the account of {@code type} that {@code holder} has at {@code practice}. */
  public static AccountKey of(PracticeId practice, Holder holder, CreditType type) {
    return new AccountKey(new WalletKey(practice, holder), type);
  }

  @Override
  public int compareTo(AccountKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return wallet + "/" + type;
  }
}
