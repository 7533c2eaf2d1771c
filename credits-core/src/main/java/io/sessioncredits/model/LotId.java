package io.sessioncredits.model;

/**
 * The name of a lot or a debt line: its account and the sequence of the entry that opened it.
 *
 * @param account the account the lot is in
 * @param opening the sequence of its opening entry, from 1
 */
public record LotId(AccountKey account, long opening) {
  /** Checks that the account is given and the sequence positive. */
  public LotId {
    Limits.given("account", account);
    Limits.between("opening", opening, 1, Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    return account + "/" + opening;
  }
}
