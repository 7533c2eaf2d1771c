package io.sessioncredits.model;

/**
 * The name of one ledger entry.
 *
 * @param account the account the entry belongs to
 * @param sequence its number there, from 1
 */
public record EntryRef(AccountKey account, long sequence) {
  /** Checks that the account is given and the sequence positive. */
  public EntryRef {
    Limits.given("account", account);
    Limits.between("sequence", sequence, 1, Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    return account + "/" + sequence;
  }
}
