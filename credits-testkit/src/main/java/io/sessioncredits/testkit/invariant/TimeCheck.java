package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** I13, as far as it shows in what was written. */
final class TimeCheck {
  private TimeCheck() {}

  static void check(Books books, Findings findings) {
    books.entries().forEach((account, entries) -> order(account, entries, findings));
    Map<WalletKey, Map<RequestId, Instant>> byWallet = new HashMap<>();
    for (LedgerEntry entry : books.allEntries()) {
      findings.expect(
          !entry.effectiveAt().isAfter(entry.recordedAt()),
          entry.ref(),
          "counts from %s on, but was written at %s",
          entry.effectiveAt(),
          entry.recordedAt());
      Instant first =
          byWallet
              .computeIfAbsent(entry.account().wallet(), w -> new HashMap<>())
              .merge(entry.request(), entry.recordedAt(), (a, b) -> a);
      findings.expect(
          first.equals(entry.recordedAt()),
          entry.ref(),
          "was written at %s, the rest of its posting at %s",
          entry.recordedAt(),
          first);
    }
  }

  private static void order(AccountKey account, List<LedgerEntry> entries, Findings findings) {
    Replay replay = new Replay();
    Optional<LedgerEntry> before = Optional.empty();
    for (LedgerEntry entry : entries) {
      if (before.isPresent()) {
        findings.expect(
            !entry.recordedAt().isBefore(before.get().recordedAt()),
            entry.ref(),
            "was written at %s, after one of %s",
            entry.recordedAt(),
            before.get().recordedAt());
      }
      if (!isTimes(entry)
          && before.map(b -> isTimes(b) || !b.request().equals(entry.request())).orElse(false)) {
        isUpToDate(account, replay, entry, findings);
      }
      try {
        replay.add(entry);
      } catch (RuntimeException nonsense) {
        findings.add(entry.ref(), nonsense.getMessage() + "");
        return;
      }
      before = Optional.of(entry);
    }
  }

  private static boolean isTimes(LedgerEntry entry) {
    return entry.actor().equals(Actor.TIME);
  }

  /** Before a command does anything, all that has fallen due by then is written. */
  private static void isUpToDate(
      AccountKey account, Replay replay, LedgerEntry next, Findings findings) {
    Instant now = next.recordedAt();
    for (ReplayedLot lot : replay.lots.values()) {
      findings.expect(
          lot.free() == 0 || !lot.isOver(now),
          account,
          "lot %d was over with %d free credits when %s was written",
          lot.opening,
          lot.free(),
          next.ref());
      lot.held.forEach(
          (line, held) ->
              findings.expect(
                  held.due().isAfter(now),
                  account,
                  "the hold of %s in lot %d had run out at %s when %s was written",
                  line,
                  lot.opening,
                  held.due(),
                  next.ref()));
    }
  }
}
