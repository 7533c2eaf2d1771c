package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Price;
import java.time.Instant;
import java.util.Optional;

/**
 * One arrival of credits; kept for ever, also when nothing is left.
 *
 * @param id its number among all lots, in the order of arrival
 * @param terms what it was opened with, without its origin
 * @param left the credits left, those set aside included
 * @param takenBack whether the arrival was undone
 */
record Lot(int id, Holder holder, CreditType type, LotTerms terms, long left, boolean takenBack) {

  Lot withLeft(long changed) {
    if (changed < 0) {
      throw new IllegalStateException("lot " + this + " would have " + changed + " left");
    }
    return new Lot(id, holder, type, terms, changed, takenBack);
  }

  Lot asTakenBack() {
    return new Lot(id, holder, type, terms, left, true);
  }

  boolean hasBegun(Instant at) {
    return at.compareTo(terms.validFrom()) >= 0;
  }

  boolean hasEnded(Instant at) {
    return terms.validUntil().isPresent() && at.compareTo(terms.validUntil().get()) >= 0;
  }

  /** Whether it may pay for a session then; one that counts since its grant pays for older ones. */
  boolean reaches(Instant session) {
    boolean countsSinceGrant = terms.validFrom().equals(terms.grantedAt());
    return !hasEnded(session) && (hasBegun(session) || countsSinceGrant);
  }

  /** What {@code credits} of it are worth, rounded down. */
  Optional<Price> worth(long credits) {
    return terms.price().map(p -> Price.of(p.minorUnits() * credits / terms.size(), p.currency()));
  }

  /** The price of {@code credits} that leave it now: what it is worth less without them. */
  Optional<Price> worthOfLeaving(long credits) {
    return terms
        .price()
        .map(
            p ->
                Price.of(
                    worth(left).orElseThrow().minorUnits()
                        - worth(left - credits).orElseThrow().minorUnits(),
                    p.currency()));
  }

  /** What it would be worth more with {@code credits} back. */
  Optional<Price> worthOfReturning(long credits) {
    return withLeft(left + credits).worthOfLeaving(credits);
  }
}
