package io.sessioncredits.model;

/**
 * The views of one account at one instant; {@code posted = available + held + upcoming − owed}.
 *
 * @param posted credits less debts
 * @param held set aside for sessions to come
 * @param available free to book with now
 * @param upcoming free, but of lots that begin later
 * @param owed taken without credit and not settled yet
 */
public record Balance(long posted, long held, long available, long upcoming, long owed) {
  /** The balance of an account that never had an entry. */
  public static final Balance ZERO = new Balance(0, 0, 0, 0, 0);

  /** Returns the number that a practice shows: available less owed, negative if more is owed. */
  public long number() {
    return available - owed;
  }
}
