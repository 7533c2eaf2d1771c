package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenHold;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** I1. */
final class ReplayCheck {
  private ReplayCheck() {}

  static void check(Books books, Findings findings) {
    books.positions().forEach((wallet, position) -> check(books, wallet, position, findings));
  }

  private static void check(Books books, WalletKey wallet, Position position, Findings findings) {
    TreeMap<CreditType, AccountHead> heads = new TreeMap<>();
    List<String> lots = new ArrayList<>();
    List<String> debts = new ArrayList<>();
    List<String> holds = new ArrayList<>();
    TreeMap<String, String> notes = new TreeMap<>();
    Instant latest = Instant.MIN;
    for (CreditType type : position.accounts().keySet()) {
      AccountKey account = wallet.account(type);
      List<LedgerEntry> entries = books.entries().getOrDefault(account, List.of());
      if (entries.isEmpty()) {
        findings.add(account, "is in the position but has no entries");
        continue;
      }
      Replay replay;
      try {
        replay = Replay.of(entries);
      } catch (RuntimeException nonsense) {
        findings.add(account, "cannot be replayed: " + nonsense.getMessage());
        continue;
      }
      LedgerEntry last = entries.get(entries.size() - 1);
      latest = last.recordedAt().isAfter(latest) ? last.recordedAt() : latest;
      heads.put(type, new AccountHead(last.sequence(), replay.balance, last.digest()));
      replay.lots.values().stream()
          .filter(ReplayedLot::isOpen)
          .forEach(l -> lots.add(shown(type, l)));
      replay.debts.values().stream()
          .filter(d -> d.owed != 0)
          .forEach(d -> debts.add(shown(type, d)));
      replay.lots.values().forEach(l -> holds.addAll(shownHolds(type, l)));
      notes.putAll(replay.notes);
    }
    same(findings, wallet, "accounts", heads, new TreeMap<>(position.accounts()));
    sameLines(findings, wallet, "lots", lots, map(position.lots(), ReplayCheck::shown));
    sameLines(findings, wallet, "debts", debts, map(position.debts(), ReplayCheck::shown));
    sameLines(findings, wallet, "holds", holds, map(position.holds(), ReplayCheck::shown));
    same(findings, wallet, "notes", notes, new TreeMap<>(position.notes()));
    if (!heads.isEmpty()) {
      same(findings, wallet, "last entry", latest, position.recordedAt());
    }
  }

  private static void same(
      Findings findings, WalletKey wallet, String what, Object replayed, Object stored) {
    findings.expect(
        replayed.equals(stored), wallet, "%s: replayed %s, stored %s", what, replayed, stored);
  }

  private static void sameLines(
      Findings findings,
      WalletKey wallet,
      String what,
      List<String> replayed,
      List<String> stored) {
    List<String> onlyReplayed = new ArrayList<>(replayed);
    onlyReplayed.removeAll(stored);
    List<String> onlyStored = new ArrayList<>(stored);
    onlyStored.removeAll(replayed);
    same(findings, wallet, what, onlyReplayed, onlyStored);
    findings.expect(
        replayed.equals(stored) || !onlyReplayed.equals(onlyStored),
        wallet,
        "the %s are in another order or stand there twice",
        what);
  }

  private static <T> List<String> map(List<T> all, java.util.function.Function<T, String> toText) {
    return all.stream().map(toText).toList();
  }

  private static String shown(CreditType type, ReplayedLot lot) {
    return shownLot(
        type + "/" + lot.opening, lot.remaining, lot.heldInAll(), lot.isTakenBack, lot.terms);
  }

  private static String shown(OpenLot lot) {
    return shownLot(
        lot.type() + "/" + lot.opening(), lot.remaining(), lot.held(), lot.revoked(), lot.terms());
  }

  private static String shownLot(
      String name, long left, long held, boolean isTakenBack, LotTerms terms) {
    String state = isTakenBack ? ", taken back" : "";
    return name + " " + left + " left, " + held + " held" + state + " " + terms;
  }

  private static String shown(CreditType type, ReplayedDebt debt) {
    return shownDebt(type + "/" + debt.opening, debt.owed, debt.since, debt.session);
  }

  private static String shown(OpenDebt debt) {
    return shownDebt(debt.type() + "/" + debt.opening(), debt.owed(), debt.since(), debt.session());
  }

  private static String shownDebt(
      String name, long owed, Instant since, Optional<BookedSession> session) {
    return name + " " + owed + " owed since " + since + " " + session;
  }

  private static List<String> shownHolds(CreditType type, ReplayedLot lot) {
    List<String> holds = new ArrayList<>();
    lot.held.forEach(
        (line, held) ->
            holds.add(
                type
                    + "/"
                    + lot.opening
                    + " "
                    + held.units()
                    + " "
                    + line
                    + " "
                    + held.due()
                    + " "
                    + held.atDue()));
    return holds;
  }

  private static String shown(OpenHold hold) {
    return hold.type()
        + "/"
        + hold.lot()
        + " "
        + hold.units()
        + " "
        + hold.session().line()
        + " "
        + hold.due()
        + " "
        + hold.atDue();
  }
}
