package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.PracticeId;

/** I10. */
final class TenantCheck {
  private TenantCheck() {}

  static void check(Books books, Findings findings) {
    PracticeId practice = books.practice();
    books
        .positions()
        .forEach(
            (wallet, position) ->
                findings.expect(
                    wallet.practice().equals(practice) && position.wallet().equals(wallet),
                    wallet,
                    "is in the books of %s",
                    practice));
    for (LedgerEntry entry : books.allEntries()) {
      boolean isOwn =
          entry.account().wallet().practice().equals(practice)
              && entry.request().practice().equals(practice)
              && entry
                  .related()
                  .map(r -> r.account().wallet().practice().equals(practice))
                  .orElse(true)
              && entry
                  .terms()
                  .flatMap(LotTerms::origin)
                  .map(o -> o.account().wallet().practice().equals(practice))
                  .orElse(true);
      findings.expect(isOwn, entry.ref(), "names another practice than %s", practice);
    }
    books
        .bookings()
        .values()
        .forEach(
            b ->
                findings.expect(
                    b.payer().practice().equals(practice), b.line(), "is paid by %s", b.payer()));
  }
}
