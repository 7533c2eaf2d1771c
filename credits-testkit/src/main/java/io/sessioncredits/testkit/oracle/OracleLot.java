package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenLot;

/**
 * A lot with credits left, as the oracle sees it: without its number and the name of its origin,
 * which depend on how many entries a ledger writes.
 *
 * @param type the credit type
 * @param terms its terms, without an origin
 * @param remaining the credits left, those set aside included
 * @param held the credits set aside
 */
public record OracleLot(CreditType type, LotTerms terms, long remaining, long held) {

  /** Returns {@code lot} of a position, as the oracle would see it. */
  public static OracleLot of(OpenLot lot) {
    return new OracleLot(lot.type(), withoutOrigin(lot.terms()), lot.remaining(), lot.held());
  }

  private static LotTerms withoutOrigin(LotTerms terms) {
    LotTerms plain =
        LotTerms.of(
                terms.size(),
                terms.validFrom(),
                terms.grantedAt(),
                terms.coverage(),
                terms.breadth())
            .withValidUntil(terms.validUntil())
            .withCategory(terms.category())
            .withPriority(terms.priority())
            .withPrice(terms.price());
    return terms.purchase().map(plain::withPurchase).orElse(plain);
  }

  @Override
  public String toString() {
    return remaining + " " + type + (held > 0 ? " (" + held + " held)" : "") + " " + terms.fields();
  }
}
