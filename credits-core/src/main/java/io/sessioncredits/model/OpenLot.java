package io.sessioncredits.model;

/**
 * A lot that still has credits, or one taken back that must stay closed.
 *
 * @param type the credit type
 * @param opening the sequence of the entry that opened it
 * @param terms its terms
 * @param remaining the credits left, those set aside included
 * @param held the credits set aside, 0 to {@code remaining}
 * @param revoked whether the sale was undone: what is given back to such a lot is taken back at
 *     once
 */
public record OpenLot(
    CreditType type, long opening, LotTerms terms, long remaining, long held, boolean revoked) {
  /** Checks that the counts fit together. */
  public OpenLot {
    if (remaining < 0 || held < 0 || held > remaining) {
      throw new LedgerIntegrityException(
          "lot "
              + type
              + "/"
              + opening
              + " would have "
              + remaining
              + " left and "
              + held
              + " held");
    }
  }

  /** Returns the credits that are not set aside. */
  public long free() {
    return remaining - held;
  }

  /** Returns the price of what is left, if the lot has a price. */
  public java.util.Optional<Price> value(long left) {
    return terms.price().map(p -> p.share(left, terms.size()));
  }

  OpenLot plus(long amount) {
    return new OpenLot(type, opening, terms, Math.addExact(remaining, amount), held, revoked);
  }

  OpenLot plusHeld(long amount) {
    return new OpenLot(type, opening, terms, remaining, Math.addExact(held, amount), revoked);
  }

  OpenLot asRevoked() {
    return new OpenLot(type, opening, terms, remaining, held, true);
  }

  OpenLot withTerms(LotTerms changed) {
    return new OpenLot(type, opening, changed, remaining, held, revoked);
  }

  boolean isClosed() {
    return remaining == 0 && !revoked;
  }
}
