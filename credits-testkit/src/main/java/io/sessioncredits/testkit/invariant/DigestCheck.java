package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;

/** I12. */
final class DigestCheck {
  private DigestCheck() {}

  static void check(Books books, Findings findings) {
    books
        .entries()
        .forEach(
            (account, entries) -> {
              Digest previous = Digest.NONE;
              for (LedgerEntry entry : entries) {
                Digest right = CanonicalBytes.digest(previous, entry);
                findings.expect(
                    right.equals(entry.digest()),
                    entry.ref(),
                    "has the digest %s, its content %s",
                    entry.digest(),
                    right);
                findings.expect(
                    entry.reason().map(r -> r.isIntact()).orElse(true),
                    entry.ref(),
                    "has another reason than was sealed");
                previous = entry.digest();
              }
              Position position = books.positions().get(account.wallet());
              AccountHead head =
                  position == null ? AccountHead.EMPTY : position.head(account.type());
              findings.expect(
                  head.digest().equals(previous),
                  account,
                  "ends with the digest %s, its head is %s",
                  previous,
                  head.digest());
            });
  }
}
