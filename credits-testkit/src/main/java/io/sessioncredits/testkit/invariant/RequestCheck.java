package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.RequestRecord;
import java.util.List;

/** I5, as far as it shows: what was kept of a request is what its entries did. */
final class RequestCheck {
  private RequestCheck() {}

  static void check(Books books, Findings findings) {
    books.postings().forEach((id, entries) -> check(books, id, entries, findings));
  }

  private static void check(
      Books books, RequestId id, List<LedgerEntry> entries, Findings findings) {
    RequestRecord request = books.requests().get(id);
    if (request == null) {
      findings.add(id, "has entries but is not kept");
      return;
    }
    for (int line = 0; line < entries.size(); line++) {
      LedgerEntry entry = entries.get(line);
      findings.expect(entry.line() == line, id, "has line %d where %d is due", entry.line(), line);
      findings.expect(
          entry.recordedAt().equals(request.recordedAt()),
          entry.ref(),
          "was recorded at %s, its request at %s",
          entry.recordedAt(),
          request.recordedAt());
    }
    List<Movement> movements = request.verdict().movements();
    int implied = entries.size() - movements.size();
    findings.expect(
        implied >= 0, id, "moved %d times with %d entries", movements.size(), entries.size());
    for (int i = 0; implied >= 0 && i < entries.size(); i++) {
      LedgerEntry entry = entries.get(i);
      if (i < implied) {
        findings.expect(
            entry.actor().equals(Actor.TIME) && entry.reason().isEmpty(),
            entry.ref(),
            "comes before what was asked for, but in the name of %s",
            entry.actor());
      } else {
        findings.expect(
            movements.get(i - implied).equals(movement(entry)),
            entry.ref(),
            "is told as %s",
            movements.get(i - implied));
      }
    }
  }

  private static Movement movement(LedgerEntry entry) {
    return new Movement(
        entry.ref(),
        entry.primitive(),
        entry.cause(),
        entry.lot(),
        entry.amount(),
        entry.held(),
        entry.balanceAfter());
  }
}
