package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Primitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * I7: bounds of each lot, where credits come back to, and what a lot takes with it when it moves.
 */
final class LotCheck {
  private LotCheck() {}

  static void check(Books books, Findings findings) {
    Map<EntryRef, LedgerEntry> byName = new HashMap<>();
    books.allEntries().forEach(e -> byName.put(e.ref(), e));
    books.entries().forEach((account, entries) -> bounds(account, entries, findings));
    for (LedgerEntry entry : books.allEntries()) {
      if (entry.primitive() == Primitive.GIVE_BACK) {
        origin(entry, byName, findings);
      }
      if (entry.primitive() == Primitive.MOVE && entry.lot() == entry.sequence()) {
        inheritance(entry, byName, findings);
      }
    }
  }

  private static void bounds(AccountKey account, List<LedgerEntry> entries, Findings findings) {
    Replay replay = new Replay();
    for (int i = 0; i < entries.size(); i++) {
      LedgerEntry entry = entries.get(i);
      try {
        replay.add(entry);
      } catch (RuntimeException nonsense) {
        findings.add(entry.ref(), nonsense.getMessage() + "");
        return;
      }
      ReplayedLot lot = replay.lots.get(entry.lot());
      if (lot != null) {
        findings.expect(
            lot.remaining <= lot.opened - lot.gone,
            entry.ref(),
            "leaves %d in a lot that opened with %d, of which %d are gone",
            lot.remaining,
            lot.opened,
            lot.gone);
      }
      boolean isLastOfPosting =
          i + 1 == entries.size() || !entries.get(i + 1).request().equals(entry.request());
      if (isLastOfPosting) {
        replay.lots.values().forEach(l -> ended(account, entry, l, findings));
      }
    }
  }

  private static void ended(
      AccountKey account, LedgerEntry last, ReplayedLot lot, Findings findings) {
    findings.expect(
        lot.free() == 0 || !(lot.isOver(last.recordedAt()) || lot.isTakenBack),
        account,
        "lot %d, which is over or taken back, has %d free credits after %s",
        lot.opening,
        lot.free(),
        last.request());
  }

  /** What is given back was taken from the same lot, or owed in the same debt. */
  private static void origin(
      LedgerEntry entry, Map<EntryRef, LedgerEntry> byName, Findings findings) {
    Optional<LedgerEntry> taken = entry.related().map(byName::get);
    boolean isRight =
        taken.isPresent()
            && taken.get().account().equals(entry.account())
            && taken.get().lot() == entry.lot()
            && taken.get().sequence() < entry.sequence()
            && (taken.get().primitive() == Primitive.TAKE
                || taken.get().primitive() == Primitive.HOLD
                || (taken.get().primitive() == Primitive.OPEN && taken.get().amount() < 0));
    findings.expect(isRight, entry.ref(), "gives back what %s did not take", entry.related());
  }

  /** A lot that comes out of another one keeps what distinguished it, and says where it is from. */
  private static void inheritance(
      LedgerEntry arrival, Map<EntryRef, LedgerEntry> byName, Findings findings) {
    LedgerEntry departure = arrival.related().map(byName::get).orElse(null);
    if (departure == null || arrival.terms().isEmpty()) {
      return;
    }
    LedgerEntry opening = byName.get(new EntryRef(departure.account(), departure.lot()));
    if (opening == null || opening.terms().isEmpty()) {
      findings.add(arrival.ref(), "came out of a lot that was never opened");
      return;
    }
    LotTerms source = opening.terms().get();
    LotTerms target = arrival.terms().get();
    LotId ancestor = source.origin().orElse(new LotId(opening.account(), opening.lot()));
    findings.expect(
        target.origin().map(ancestor::equals).orElse(false),
        arrival.ref(),
        "says it is from %s, but is from %s",
        target.origin(),
        ancestor);
    findings.expect(
        target.size() == arrival.amount() || arrival.cause() == Cause.MERGE,
        arrival.ref(),
        "opens a lot of %d with %d",
        target.size(),
        arrival.amount());
    boolean isKept =
        target.category() == source.category()
            && target.priority() == source.priority()
            && target.coverage() == source.coverage()
            && target.grantedAt().equals(source.grantedAt())
            && target.price().isPresent() == source.price().isPresent()
            && (arrival.cause() == Cause.REISSUE
                || target.validUntil().equals(source.validUntil()));
    findings.expect(isKept, arrival.ref(), "has the terms %s, its source %s", target, source);
  }
}
