package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import java.util.List;

/** I3. */
final class SumCheck {
  private SumCheck() {}

  static void check(Books books, Findings findings) {
    books.entries().forEach((account, entries) -> check(account, entries, findings));
    books.positions().values().forEach(p -> views(p, findings));
  }

  private static void check(AccountKey account, List<LedgerEntry> entries, Findings findings) {
    Replay replay = new Replay();
    for (LedgerEntry entry : entries) {
      try {
        replay.add(entry);
      } catch (RuntimeException nonsense) {
        findings.add(entry.ref(), nonsense.getMessage() + "");
        return;
      }
      long credits = 0;
      for (ReplayedLot lot : replay.lots.values()) {
        credits += lot.remaining;
        findings.expect(
            lot.remaining >= 0 && lot.heldInAll() >= 0 && lot.free() >= 0,
            entry.ref(),
            "leaves lot %d with %d credits, %d of them held",
            lot.opening,
            lot.remaining,
            lot.heldInAll());
      }
      long owed = 0;
      for (ReplayedDebt debt : replay.debts.values()) {
        owed += debt.owed;
        findings.expect(
            debt.owed >= 0, entry.ref(), "leaves debt %d with %d owed", debt.opening, debt.owed);
      }
      findings.expect(
          credits - owed == entry.balanceAfter(),
          entry.ref(),
          "says %d, but lots hold %d and %d is owed",
          entry.balanceAfter(),
          credits,
          owed);
    }
    findings.expect(!entries.isEmpty(), account, "has no entries");
  }

  private static void views(Position stored, Findings findings) {
    Position now = stored.at(stored.recordedAt());
    now.accounts()
        .forEach(
            (type, head) -> {
              Balance b = now.balance(type, stored.recordedAt());
              boolean isSum = b.posted() == b.available() + b.held() + b.upcoming() - b.owed();
              boolean isPositive =
                  b.available() >= 0 && b.held() >= 0 && b.upcoming() >= 0 && b.owed() >= 0;
              findings.expect(
                  isSum && isPositive && b.posted() == head.balance(),
                  stored.wallet().account(type),
                  "shows %s where the balance is %d",
                  b,
                  head.balance());
            });
  }
}
