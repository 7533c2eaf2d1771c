package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/** One lot while its entries are replayed. */
final class ReplayedLot {
  /** What is set aside for one line, until when, and how that ends. */
  record Held(long units, Instant due, String atDue) {}

  final long opening;
  LotTerms terms;
  long remaining;
  long opened;
  long gone;
  boolean isTakenBack;
  final TreeMap<BookingLine, Held> held = new TreeMap<>();

  ReplayedLot(long opening, LotTerms terms) {
    this.opening = opening;
    this.terms = terms;
  }

  long heldInAll() {
    return held.values().stream().mapToLong(Held::units).sum();
  }

  long free() {
    return remaining - heldInAll();
  }

  boolean isOver(Instant at) {
    return terms.validUntil().map(u -> u.compareTo(at) <= 0).orElse(false);
  }

  boolean isOpen() {
    return remaining != 0 || isTakenBack;
  }

  void hold(LedgerEntry entry) {
    BookingLine line = entry.session().orElseThrow().line();
    String due = entry.facts().get(Fact.DUE);
    String atDue = entry.facts().get(Fact.AT_DUE);
    if (due == null || atDue == null) {
      throw new IllegalStateException("a hold that does not say when and how it ends");
    }
    long before = held.containsKey(line) ? held.get(line).units() : 0;
    Instant end = Instant.EPOCH.plus(Long.parseLong(due), ChronoUnit.MICROS);
    held.put(line, new Held(before + entry.held(), end, atDue));
  }

  void release(LedgerEntry entry) {
    BookingLine line = entry.session().orElseThrow().line();
    Held before = held.remove(line);
    if (before == null || before.units() + entry.held() < 0) {
      throw new IllegalStateException("more is released of " + line + " than is held");
    }
    if (before.units() + entry.held() > 0) {
      held.put(line, new Held(before.units() + entry.held(), before.due(), before.atDue()));
    }
  }
}
