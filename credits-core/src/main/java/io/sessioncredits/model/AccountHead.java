package io.sessioncredits.model;

/**
 * Where an account stands: its last sequence, balance and digest.
 *
 * @param sequence the sequence of the last entry, 0 if there is none
 * @param balance credits less debts
 * @param digest the digest of the last entry
 */
public record AccountHead(long sequence, long balance, Digest digest) {
  /** An account without entries. */
  public static final AccountHead EMPTY = new AccountHead(0, 0, Digest.NONE);
}
