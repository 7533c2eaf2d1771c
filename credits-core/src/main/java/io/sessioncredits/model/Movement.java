package io.sessioncredits.model;

/**
 * What one entry of a posting did, as a receipt tells it.
 *
 * @param entry the entry
 * @param primitive what it did
 * @param cause why
 * @param lot the sequence of the entry that opened the lot
 * @param amount by how much the balance changed
 * @param held by how much what is set aside changed
 * @param balanceAfter the balance after it
 */
public record Movement(
    EntryRef entry,
    Primitive primitive,
    Cause cause,
    long lot,
    long amount,
    long held,
    long balanceAfter) {

  /** Returns what {@code entry} did. */
  public static Movement of(LedgerEntry entry) {
    return new Movement(
        entry.ref(),
        entry.primitive(),
        entry.cause(),
        entry.lot(),
        entry.amount(),
        entry.held(),
        entry.balanceAfter());
  }

  /** Returns the account. */
  public AccountKey account() {
    return entry.account();
  }
}
