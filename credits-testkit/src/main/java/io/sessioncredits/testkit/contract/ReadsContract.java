package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages, orders and what is due. */
abstract class ReadsContract extends Clauses {
  private static final CreditType YOGA = CreditType.of("yoga");
  private static final Comparator<LedgerEntry> NEWEST_FIRST =
      Comparator.comparing(LedgerEntry::recordedAt)
          .reversed()
          .thenComparing(e -> e.account().type())
          .thenComparing(LedgerEntry::sequence, Comparator.reverseOrder());
  private static final Duration MICRO = Duration.ofNanos(1_000);

  /** Writes entries of two types, three at each instant, and returns them newest first. */
  private List<LedgerEntry> written(int postings) {
    List<LedgerEntry> all = new ArrayList<>();
    for (int i = 0; i < postings; i++) {
      Instant at = Stage.START.plus(MICRO.multipliedBy(i / 2));
      Position before = position(ANNAS);
      Posting posting =
          HandwrittenPosting.of(request("sale-" + i), at)
              .open(before, YOGA, 1)
              .open(before, MASSAGE, 1)
              .open(before, YOGA, 1)
              .posting();
      write(posting);
      all.addAll(posting.entries());
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  private List<LedgerEntry> page(
      Optional<CreditType> type, Optional<HistoryMark> after, int limit) {
    HistorySelection selection = HistorySelection.newest(limit).withType(type).withAfter(after);
    return store().queries().history(ANNAS, selection).entries();
  }

  private static Optional<HistoryMark> behind(List<LedgerEntry> page) {
    LedgerEntry last = page.get(page.size() - 1);
    return Optional.of(new HistoryMark(last.recordedAt(), last.account().type(), last.sequence()));
  }

  @Test
  @DisplayName("S-61 history is in order, entries of one instant too")
  void historyOrder() {
    List<LedgerEntry> all = written(4);
    assertEquals(all, page(Optional.empty(), Optional.empty(), all.size() + 1));
  }

  @Test
  @DisplayName("S-62 pages of history, of any size, add up to the whole")
  void pagesAddUp() {
    List<LedgerEntry> all = written(4);
    for (int limit = 1; limit <= all.size(); limit++) {
      List<LedgerEntry> joined = new ArrayList<>();
      List<LedgerEntry> page = page(Optional.empty(), Optional.empty(), limit);
      while (!page.isEmpty()) {
        joined.addAll(page);
        page = page(Optional.empty(), behind(page), limit);
      }
      assertEquals(all, joined, "pages of " + limit);
    }
  }

  @Test
  @DisplayName("S-63 pages neither repeat nor skip an entry while others write")
  void pagesWhileOthersWrite() {
    List<LedgerEntry> all = written(4);
    List<LedgerEntry> joined = new ArrayList<>();
    List<LedgerEntry> page = page(Optional.empty(), Optional.empty(), 2);
    for (int i = 0; !page.isEmpty(); i++) {
      joined.addAll(page);
      write(
          HandwrittenPosting.of(request("later-" + i), Stage.START.plusSeconds(1))
              .open(position(ANNAS), MASSAGE, 1)
              .posting());
      page = page(Optional.empty(), behind(page), 2);
    }
    assertEquals(all, joined);
  }

  @Test
  @DisplayName("S-64 history of one credit type holds no other, and has the position of the wallet")
  void historyOfType() {
    List<LedgerEntry> all = written(4);
    List<LedgerEntry> yoga = all.stream().filter(e -> e.account().type().equals(YOGA)).toList();
    assertEquals(yoga, page(Optional.of(YOGA), Optional.empty(), all.size()));
    List<LedgerEntry> first = page(Optional.of(YOGA), Optional.empty(), 3);
    List<LedgerEntry> rest = page(Optional.of(YOGA), behind(first), all.size());
    assertEquals(yoga.subList(3, yoga.size()), rest);
    assertEquals(
        position(ANNAS),
        store().queries().history(ANNAS, HistorySelection.newest(1).withType(YOGA)).position());
  }

  @Test
  @DisplayName("S-65 entries of an account come by sequence, page by page")
  void entriesBySequence() {
    List<LedgerEntry> yoga =
        new ArrayList<>(written(6).stream().filter(e -> e.account().type().equals(YOGA)).toList());
    yoga.sort(Comparator.comparing(LedgerEntry::sequence));
    List<LedgerEntry> first = store().queries().entries(ANNAS.account(YOGA), 0, 5);
    List<LedgerEntry> rest = store().queries().entries(ANNAS.account(YOGA), 5, 100);
    assertEquals(yoga.subList(0, 5), first);
    assertEquals(yoga.subList(5, yoga.size()), rest);
    assertEquals(List.of(), store().queries().entries(ANNAS.account(YOGA), yoga.size(), 5));
  }

  @Test
  @DisplayName("S-66 wallets come in key order, capitals before small letters, page by page")
  void walletOrder() {
    List<Holder> holders = new ArrayList<>();
    for (String id : List.of("b", "B", "a", "A-1", "A.1", "A_1", "Z", "_", "10", "9", "a#", "aa")) {
      holders.add(ClientId.of(id));
      holders.add(new GroupId(id));
    }
    List<WalletKey> wallets = new ArrayList<>();
    for (Holder holder : holders) {
      WalletKey wallet = new WalletKey(Stage.PRACTICE, holder);
      wallets.add(wallet);
      write(opening(Position.empty(wallet), "sale-" + wallets.size(), 1).posting());
    }
    Collections.sort(wallets);
    List<WalletKey> read = new ArrayList<>();
    List<Position> page = store().queries().wallets(Stage.PRACTICE, Optional.empty(), 5);
    while (!page.isEmpty()) {
      page.forEach(p -> read.add(p.wallet()));
      Holder last = page.get(page.size() - 1).wallet().holder();
      page = store().queries().wallets(Stage.PRACTICE, Optional.of(last), 5);
    }
    assertEquals(wallets, read);
  }

  @Test
  @DisplayName("S-67 a wallet is due from the microsecond at which time brings something to it")
  void due() {
    Instant end = Stage.START.plus(Duration.ofDays(30));
    LotTerms ending = HandwrittenPosting.terms(10, Stage.START).withValidUntil(end);
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    posting.open(Position.empty(ANNAS), MASSAGE, ending);
    posting.open(Position.empty(BELAS), MASSAGE, 10);
    write(posting.posting());
    assertEquals(Set.of(), due(end.minus(MICRO)));
    assertEquals(Set.of(ANNAS), due(end));
    assertEquals(Set.of(ANNAS), due(end.plus(MICRO)));
  }

  @Test
  @DisplayName("S-68 a wallet is no longer due when what time brings is written down")
  void noLongerDue() {
    Instant end = Stage.START.plus(Duration.ofDays(30));
    LotTerms ending = HandwrittenPosting.terms(10, Stage.START).withValidUntil(end);
    HandwrittenPosting posting = HandwrittenPosting.of(request("sale-1"), Stage.START);
    write(posting.open(Position.empty(ANNAS), MASSAGE, ending).posting());
    HandwrittenPosting sweep = HandwrittenPosting.of(request("sweep-1"), end);
    position(ANNAS).implied(end).forEach(change -> sweep.write(position(ANNAS), change));
    write(sweep.posting());
    assertEquals(Set.of(), due(end.plus(Duration.ofDays(1))));
  }

  @Test
  @DisplayName("S-69 no more wallets are due than asked for")
  void dueLimit() {
    Instant end = Stage.START.plus(Duration.ofDays(30));
    LotTerms ending = HandwrittenPosting.terms(10, Stage.START).withValidUntil(end);
    for (int i = 0; i < 5; i++) {
      WalletKey wallet = new WalletKey(Stage.PRACTICE, ClientId.of("client-" + i));
      HandwrittenPosting posting = HandwrittenPosting.of(request("sale-" + i), Stage.START);
      write(posting.open(Position.empty(wallet), MASSAGE, ending).posting());
    }
    assertEquals(3, store().queries().due(Stage.PRACTICE, end, 3).size());
    assertEquals(5, store().queries().due(Stage.PRACTICE, end, 6).size());
  }

  private Set<WalletKey> due(Instant until) {
    return new TreeSet<>(store().queries().due(Stage.PRACTICE, until, 10));
  }
}
