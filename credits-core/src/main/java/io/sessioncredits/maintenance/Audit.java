package io.sessioncredits.maintenance;

import io.sessioncredits.engine.EntryDigest;
import io.sessioncredits.model.AccountHead;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.HistorySlice;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One audit: every account replayed from its entries and compared with what is stored. */
final class Audit {
  private final PracticeId practice;
  private final CreditQueries queries;
  private final Map<CreditType, Map<Column, Long>> columns = new TreeMap<>();
  private final Map<CreditType, Long> outstanding = new TreeMap<>();
  private final Map<CreditType, Long> owed = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private long wallets;
  private long entries;

  Audit(PracticeId practice, CreditQueries queries) {
    this.practice = practice;
    this.queries = queries;
  }

  AuditReport run() {
    Optional<Holder> after = Optional.empty();
    List<Position> chunk = queries.wallets(practice, after, Limits.PAGE);
    while (!chunk.isEmpty()) {
      chunk.forEach(this::wallet);
      after = Optional.of(chunk.get(chunk.size() - 1).wallet().holder());
      chunk = queries.wallets(practice, after, Limits.PAGE);
    }
    return new AuditReport(wallets, entries, columns, outstanding, owed, List.copyOf(problems));
  }

  private void wallet(Position stored) {
    wallets++;
    stored.accounts().forEach((type, head) -> account(stored, type, head));
    checkNewest(stored.wallet());
    for (OpenLot lot : stored.lots()) {
      outstanding.merge(lot.type(), lot.remaining(), Long::sum);
    }
    for (OpenDebt debt : stored.debts()) {
      owed.merge(debt.type(), debt.owed(), Long::sum);
    }
  }

  /** The newest entry is read with the position of the same instant, which must have reached it. */
  private void checkNewest(WalletKey wallet) {
    HistorySlice newest = queries.history(wallet, HistorySelection.newest(1));
    newest.entries().forEach(entry -> checkReached(newest.position(), entry));
  }

  /**
   * Commands may go on meanwhile, so an entry behind the head is judged by a position read later.
   */
  private void checkBehind(AccountKey account, AccountHead head) {
    for (LedgerEntry entry : queries.entries(account, head.sequence(), 1)) {
      WalletKey wallet = account.wallet();
      Position later =
          queries
              .view(practice, List.of(wallet), Lookups.NONE)
              .positions()
              .getOrDefault(wallet, Position.empty(wallet));
      checkReached(later, entry);
    }
  }

  private void checkReached(Position position, LedgerEntry entry) {
    long reached = position.head(entry.account().type()).sequence();
    if (reached < entry.sequence()) {
      problem(entry.account(), "has entry " + entry.sequence() + " but stands at " + reached);
    }
  }

  private void account(Position stored, CreditType type, AccountHead head) {
    AccountKey account = stored.wallet().account(type);
    Position replayed = Position.empty(stored.wallet());
    Digest previous = Digest.NONE;
    long sequence = 0;
    try {
      while (sequence < head.sequence()) {
        List<LedgerEntry> page = queries.entries(account, sequence, Limits.PAGE);
        if (page.isEmpty()) {
          problem(account, "ends at entry " + sequence + " instead of " + head.sequence());
          return;
        }
        for (LedgerEntry entry : page) {
          if (entry.sequence() <= head.sequence()) {
            replayed = replayed.after(entry);
            check(entry, previous);
            previous = entry.digest();
            count(entry);
          }
          sequence = entry.sequence();
        }
      }
      compare(account, stored, replayed);
      checkBehind(account, head);
    } catch (LedgerIntegrityException e) {
      problem(account, "cannot be replayed: " + e.getMessage());
    }
  }

  private void check(LedgerEntry entry, Digest previous) {
    if (!EntryDigest.of(previous, entry).equals(entry.digest())) {
      problem(entry.account(), "entry " + entry.sequence() + " does not have its digest");
    }
    if (!entry.reason().map(r -> r.isIntact()).orElse(true)) {
      problem(
          entry.account(), "the reason of entry " + entry.sequence() + " is not the one sealed");
    }
  }

  private void count(LedgerEntry entry) {
    entries++;
    columns
        .computeIfAbsent(entry.account().type(), t -> new TreeMap<>())
        .merge(entry.column(), entry.amount(), Long::sum);
  }

  private void compare(AccountKey account, Position stored, Position replayed) {
    CreditType type = account.type();
    boolean isSame =
        replayed.head(type).equals(stored.head(type))
            && replayed.lots().equals(of(stored.lots(), type, OpenLot::type))
            && replayed.debts().equals(of(stored.debts(), type, OpenDebt::type))
            && replayed.holds().equals(of(stored.holds(), type, h -> h.type()));
    if (!isSame) {
      problem(account, "stands elsewhere than its entries lead to");
    }
    long sum =
        replayed.lots().stream().mapToLong(OpenLot::remaining).sum()
            - replayed.debts().stream().mapToLong(OpenDebt::owed).sum();
    if (sum != replayed.head(type).balance()) {
      problem(account, "has a balance of " + replayed.head(type).balance() + " but lots of " + sum);
    }
  }

  private static <T> List<T> of(
      List<T> all, CreditType type, java.util.function.Function<T, CreditType> typeOf) {
    return all.stream().filter(l -> typeOf.apply(l).equals(type)).toList();
  }

  private void problem(AccountKey account, String sentence) {
    if (problems.size() < AuditReport.MOST_PROBLEMS) {
      problems.add("account " + account + " " + sentence);
    }
  }
}
