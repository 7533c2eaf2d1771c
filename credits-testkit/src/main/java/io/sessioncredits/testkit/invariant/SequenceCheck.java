package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.LedgerEntry;

/** I2. */
final class SequenceCheck {
  private SequenceCheck() {}

  static void check(Books books, Findings findings) {
    books
        .entries()
        .forEach(
            (account, entries) -> {
              long sequence = 0;
              long balance = 0;
              for (LedgerEntry entry : entries) {
                sequence++;
                findings.expect(
                    entry.account().equals(account),
                    account,
                    "holds an entry of %s",
                    entry.account());
                findings.expect(
                    entry.sequence() == sequence,
                    account,
                    "entry %d stands where %d is due",
                    entry.sequence(),
                    sequence);
                findings.expect(
                    entry.balanceAfter() == balance + entry.amount(),
                    entry.ref(),
                    "says %d after %d and a change of %d",
                    entry.balanceAfter(),
                    balance,
                    entry.amount());
                balance = entry.balanceAfter();
              }
            });
  }
}
