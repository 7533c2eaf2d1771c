package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.GroupId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The entries of a whole practice, as reports read them. */
abstract class EntryRangeContract extends Clauses {
  private static final CreditType YOGA = CreditType.of("Yoga");
  private static final Instant LATE = Stage.START.plus(Duration.ofDays(1));
  private static final Comparator<LedgerEntry> ACCOUNT_AFTER_ACCOUNT =
      Comparator.comparing(LedgerEntry::account).thenComparing(LedgerEntry::sequence);
  private static final EntryRange ALL =
      new EntryRange(Stage.PRACTICE, Optional.empty(), Optional.empty(), LATE);

  /** Writes to several holders in turn, a second apart, and returns all in the order of the key. */
  private List<LedgerEntry> written() {
    List<Holder> holders =
        List.of(ClientId.of("b"), new GroupId("b"), ClientId.of("B"), ClientId.of("a"), ANNA);
    List<LedgerEntry> all = new ArrayList<>();
    for (int i = 0; i < 2 * holders.size(); i++) {
      WalletKey wallet = new WalletKey(Stage.PRACTICE, holders.get(i % holders.size()));
      all.addAll(sell(wallet, "sale-" + i, Stage.START.plusSeconds(i)).entries());
    }
    all.sort(ACCOUNT_AFTER_ACCOUNT);
    return all;
  }

  private Posting sell(WalletKey wallet, String key, Instant at) {
    Position before = position(wallet);
    Posting posting =
        HandwrittenPosting.of(request(key), at)
            .open(before, MASSAGE, 2)
            .open(before, YOGA, 1)
            .open(before, MASSAGE, 1)
            .posting();
    write(posting);
    return posting;
  }

  private List<LedgerEntry> page(EntryRange range, Optional<EntryRef> after, int limit) {
    return store().queries().entries(range, after, limit);
  }

  private static Optional<EntryRef> behind(List<LedgerEntry> page) {
    return Optional.of(page.get(page.size() - 1).ref());
  }

  private List<LedgerEntry> joined(EntryRange range, int limit) {
    List<LedgerEntry> joined = new ArrayList<>();
    List<LedgerEntry> page = page(range, Optional.empty(), limit);
    while (!page.isEmpty()) {
      joined.addAll(page);
      page = page(range, behind(page), limit);
    }
    return joined;
  }

  private static List<LedgerEntry> those(
      List<LedgerEntry> all, Predicate<? super LedgerEntry> wanted) {
    return all.stream().filter(wanted).toList();
  }

  @Test
  @DisplayName("S-81 entries of a practice come account after account, and pages add up to them")
  void pagesAddUp() {
    List<LedgerEntry> all = written();
    assertEquals(all, page(ALL, Optional.empty(), all.size() + 1));
    for (int limit = 1; limit <= all.size(); limit++) {
      assertEquals(all, joined(ALL, limit), "pages of " + limit);
    }
  }

  @Test
  @DisplayName("S-82 entries known at an instant are those recorded at it or before")
  void knownAt() {
    List<LedgerEntry> all = written();
    for (int i = -1; i < 10; i++) {
      Instant known = Stage.START.plusSeconds(i);
      EntryRange range = new EntryRange(Stage.PRACTICE, Optional.empty(), Optional.empty(), known);
      assertEquals(those(all, e -> !e.recordedAt().isAfter(known)), joined(range, 4));
    }
  }

  @Test
  @DisplayName("S-83 entries of one holder or one credit type hold no other")
  void restricted() {
    List<LedgerEntry> all = written();
    Holder holder = ClientId.of("b");
    Predicate<LedgerEntry> isHolders = e -> e.account().wallet().holder().equals(holder);
    Predicate<LedgerEntry> isYoga = e -> e.account().type().equals(YOGA);
    EntryRange holders =
        new EntryRange(Stage.PRACTICE, Optional.of(holder), Optional.empty(), LATE);
    EntryRange yoga = new EntryRange(Stage.PRACTICE, Optional.empty(), Optional.of(YOGA), LATE);
    EntryRange both = new EntryRange(Stage.PRACTICE, Optional.of(holder), Optional.of(YOGA), LATE);
    for (int limit = 1; limit < 8; limit++) {
      assertEquals(those(all, isHolders), joined(holders, limit));
      assertEquals(those(all, isYoga), joined(yoga, limit));
      assertEquals(those(all, isHolders.and(isYoga)), joined(both, limit));
    }
  }

  @Test
  @DisplayName("S-84 a page begins behind any entry, also one that is not in the range")
  void behindAnything() {
    List<LedgerEntry> all = written();
    EntryRange yoga = new EntryRange(Stage.PRACTICE, Optional.empty(), Optional.of(YOGA), LATE);
    for (LedgerEntry entry : all) {
      List<LedgerEntry> rest =
          those(
              all,
              e -> e.account().type().equals(YOGA) && ACCOUNT_AFTER_ACCOUNT.compare(e, entry) > 0);
      assertEquals(rest, page(yoga, Optional.of(entry.ref()), all.size()));
    }
    AccountKey nobody = AccountKey.of(Stage.PRACTICE, ClientId.of("aa"), MASSAGE);
    assertEquals(
        those(all, e -> e.account().compareTo(nobody) > 0),
        page(ALL, Optional.of(new EntryRef(nobody, 7)), all.size()));
  }

  @Test
  @DisplayName("S-85 pages of a practice neither repeat nor skip an entry while others write")
  void whileOthersWrite() {
    List<LedgerEntry> all = written();
    List<LedgerEntry> joined = new ArrayList<>();
    List<LedgerEntry> page = page(ALL, Optional.empty(), 4);
    for (int i = 0; !page.isEmpty(); i++) {
      joined.addAll(page);
      sell(new WalletKey(Stage.PRACTICE, ClientId.of("new-" + i)), "n" + i, LATE.plusSeconds(1));
      sell(ANNAS, "later-" + i, LATE.plusSeconds(1));
      page = page(ALL, behind(page), 4);
    }
    assertEquals(all, joined);
  }
}
