package io.sessioncredits.model;

/**
 * What the price of credits becomes when they come or go. Each change of what is left of a lot
 * moves the difference of two rounded values, so that the sum of all flows is the value of what is
 * left, to the cent.
 */
public enum ValueFlow {
  /** Sold, and owed to the client as sessions. */
  SOLD,
  /** Sessions were held or are booked; undone where they are cancelled with restore. */
  EARNED,
  /** Ended with their validity, unused. */
  BREAKAGE,
  /** Taken back with the sale. */
  REFUNDED,
  /** Taken away or given back by hand, or used up by a debt that no session made. */
  ADJUSTED,
  /** Moved between lots and holders; zero over wallets closed under transfers. */
  MOVED;

  static ValueFlow of(Change change) {
    return switch (Column.of(change.primitive(), change.cause())) {
      case GRANTED -> SOLD;
      case SPENT, RESTORED -> EARNED;
      case SETTLED -> change.session().isPresent() ? EARNED : ADJUSTED;
      case EXPIRED -> BREAKAGE;
      case REVOKED -> REFUNDED;
      case TRANSFERRED, REARRANGED -> MOVED;
      case ADJUSTED, WRITTEN_OFF, NONE -> ADJUSTED;
    };
  }
}
