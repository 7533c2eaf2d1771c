package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.LedgerEntry;
import java.time.Instant;
import java.util.Optional;

/** One debt while its entries are replayed. */
final class ReplayedDebt {
  final long opening;
  final long first;
  final Optional<BookedSession> session;
  final Instant since;
  long owed;

  ReplayedDebt(LedgerEntry entry) {
    this.opening = entry.lot();
    this.first = -entry.amount();
    this.owed = first;
    this.session = entry.session();
    this.since = entry.session().map(BookedSession::startsAt).orElse(entry.effectiveAt());
  }
}
