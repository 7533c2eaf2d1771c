package io.sessioncredits.ledger;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.HistorySelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What time alone has brought but nobody has written down yet, as entries. */
final class DueEntries {
  private DueEntries() {}

  /**
   * Returns, newest first, the entries that {@code selection} is about of those that a sweep at
   * {@code now} would write behind {@code written}.
   */
  static List<LedgerEntry> of(Position written, Instant now, HistorySelection selection) {
    List<LedgerEntry> due = new ArrayList<>();
    if (selection.knownAt().filter(written.recordedAt()::isAfter).isPresent()) {
      // What had fallen due by then was written, at the latest, by what was recorded since.
      return due;
    }
    Instant until = selection.knownAt().filter(now::isAfter).orElse(now);
    Map<CreditType, AccountHead> heads = new TreeMap<>(written.accounts());
    int line = 0;
    for (Change change : written.implied(until)) {
      AccountHead before = heads.getOrDefault(change.type(), AccountHead.EMPTY);
      AccountHead after =
          new AccountHead(
              before.sequence() + 1, before.balance() + change.amount(), before.digest());
      heads.put(change.type(), after);
      due.add(entry(written.wallet(), change, after, now, line));
      line++;
    }
    due.removeIf(entry -> !selection.selects(entry));
    Collections.reverse(due);
    return due;
  }

  private static LedgerEntry entry(
      WalletKey wallet, Change change, AccountHead after, Instant now, int line) {
    RequestKey sweep =
        RequestKey.stored(wallet.holder().key() + "|" + Micros.of(change.effectiveAt()));
    return LedgerEntry.builder()
        .account(wallet.account(change.type()))
        .sequence(after.sequence())
        .primitive(change.primitive())
        .cause(change.cause())
        .lot(change.lot())
        .amount(change.amount())
        .held(change.held())
        .balanceAfter(after.balance())
        .effectiveAt(change.effectiveAt())
        .recordedAt(now)
        .request(new RequestId(wallet.practice(), Operation.SWEEP, sweep))
        .line(line)
        .related(change.related())
        .session(change.session())
        .terms(change.terms())
        .facts(change.facts())
        .actor(Actor.TIME)
        .build();
  }
}
