package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.RenewalDue;
import io.sessioncredits.spi.CreditQueries.RenewalMark;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sales are kept with their postings, and the settings stamp is read beside them. */
abstract class PurchaseContract extends Clauses {
  private static final Position NOTHING = Position.empty(ANNAS);
  private static final PurchaseRef SALE = PurchaseRef.of("sale-1");
  private static final PurchaseRef UNKNOWN = PurchaseRef.of("sale-9");
  private static final Lookups SALES = new Lookups(List.of(), List.of(), List.of(SALE, UNKNOWN));
  private static final WalletKey ITSELF = new WalletKey(Stage.PRACTICE, PracticeItself.INSTANCE);
  private static final Instant NEXT = Stage.START.plus(Duration.ofDays(30));
  private static final Duration MICRO = Duration.ofNanos(1_000);

  /** Sells to wallets that hold nothing, and writes no entry. */
  private static Posting selling(String key, PurchaseRecord... sales) {
    HandwrittenPosting posting = HandwrittenPosting.of(request(key), Stage.START);
    for (PurchaseRecord sale : sales) {
      posting.sell(sale).concerning(Position.empty(sale.holder()));
    }
    return posting.posting();
  }

  private static CreditQueries.View lockAnnas(CreditTransaction tx) {
    return tx.lock(Stage.PRACTICE, new TreeSet<>(List.of(ANNAS)), SALES);
  }

  private Map<PurchaseRef, PurchaseRecord> seen() {
    return store().queries().view(Stage.PRACTICE, List.of(), SALES).purchases();
  }

  @Test
  @DisplayName("P-01 a sale is visible under the lock, on the read side and by its holder")
  void visible() {
    PurchaseRecord sale = Sales.renewing(ANNAS, "sale-1", NEXT);
    write(opening(NOTHING, "sale-1", 10).sell(sale).posting());
    assertEquals(Map.of(SALE, sale), seen());
    assertEquals(Map.of(SALE, sale), store().inTransaction(tx -> lockAnnas(tx)).purchases());
    assertEquals(
        Map.of(SALE, ANNAS),
        store().inTransaction(tx -> tx.holders(Stage.PRACTICE, List.of(SALE, UNKNOWN))));
    assertEquals(
        List.of(sale),
        store().queries().purchases(Stage.PRACTICE, Optional.of(ANNA), Optional.empty(), 10));
  }

  @Test
  @DisplayName("P-02 a sale comes back with every part")
  void roundTrip() {
    write(selling("sale-1", Sales.extreme(), Sales.sold(ANNAS, "sale-2")));
    stage().reopen();
    assertEquals(
        List.of(Sales.extreme(), Sales.sold(ANNAS, "sale-2")),
        store().queries().purchases(Stage.PRACTICE, Optional.empty(), Optional.empty(), 10));
  }

  @Test
  @DisplayName("P-03 a sale that changes is replaced as a whole, and falls due when it now says")
  void changes() {
    PurchaseRecord before = Sales.renewing(ANNAS, "sale-1", NEXT);
    PurchaseRecord after = before.withNextDue(Optional.of(NEXT.plus(Duration.ofDays(30))));
    write(selling("sale-1", before));
    write(selling("cycle-2", after));
    assertEquals(Map.of(SALE, after), seen());
    assertEquals(List.of(), due(NEXT, 10));
    write(selling("cancel-1", after.withNextDue(Optional.empty())));
    assertEquals(List.of(), due(NEXT.plus(Duration.ofDays(90)), 10));
  }

  @Test
  @DisplayName("P-04 of several postings in one append the last one decides about a sale")
  void lastOfSeveral() {
    PurchaseRecord first = Sales.renewing(ANNAS, "sale-1", NEXT);
    PurchaseRecord last = first.withNextDue(Optional.of(NEXT.plus(MICRO)));
    store()
        .inTransaction(
            tx -> {
              lockAnnas(tx);
              tx.append(List.of(selling("sale-1", first), selling("cycle-2", last)));
              assertEquals(Map.of(SALE, last), lockAnnas(tx).purchases());
              assertEquals(Map.of(SALE, ANNAS), tx.holders(Stage.PRACTICE, List.of(SALE)));
              return true;
            });
    assertEquals(List.of(last), due(NEXT.plus(MICRO), 10));
  }

  @Test
  @DisplayName("P-05 practices with one reference have sales apart")
  void tenants() {
    PracticeId other = PracticeId.of("practice-2");
    WalletKey others = new WalletKey(other, ANNA);
    PurchaseRecord mine = Sales.renewing(ANNAS, "sale-1", NEXT);
    PurchaseRecord theirs = Sales.renewing(others, "sale-1", NEXT.plus(MICRO));
    write(selling("sale-1", mine));
    assertEquals(Map.of(), store().inTransaction(tx -> tx.holders(other, List.of(SALE))));
    assertEquals(Map.of(), store().queries().view(other, List.of(), SALES).purchases());
    RequestId request =
        new RequestId(other, request("sale-1").operation(), request("sale-1").key());
    write(HandwrittenPosting.of(request, Stage.START).sell(theirs).posting());
    assertEquals(Map.of(SALE, mine), seen());
    assertEquals(Map.of(SALE, theirs), store().queries().view(other, List.of(), SALES).purchases());
    assertEquals(
        List.of(theirs),
        store().queries().purchases(other, Optional.of(ANNA), Optional.empty(), 10));
    assertEquals(
        List.of(new RenewalDue(mark(theirs), Optional.of(theirs))),
        store().queries().renewalsDue(other, NEXT.plus(MICRO), Optional.empty(), 10));
  }

  @Test
  @DisplayName("P-06 a posting that is refused leaves its sale neither new nor changed")
  void refusedLeavesNothing() {
    PurchaseRecord sale = Sales.renewing(ANNAS, "sale-1", NEXT);
    write(selling("sale-1", sale));
    assertThrows(
        StoreException.class,
        () ->
            store()
                .inTransaction(
                    tx -> {
                      lockAnnas(tx);
                      tx.append(
                          List.of(
                              selling("sale-2", Sales.sold(ANNAS, "sale-9")),
                              selling("sale-1", sale.withNextDue(Optional.empty()))));
                      return true;
                    }));
    assertEquals(Map.of(SALE, sale), seen());
  }

  @Test
  @DisplayName("P-07 work that fails leaves no sale")
  void failedWork() {
    assertThrows(
        IllegalStateException.class,
        () ->
            store()
                .inTransaction(
                    tx -> {
                      lockAnnas(tx);
                      tx.append(List.of(selling("sale-1", Sales.sold(ANNAS, "sale-1"))));
                      throw new IllegalStateException("of the work");
                    }));
    assertEquals(Map.of(), seen());
    assertEquals(Map.of(), store().inTransaction(tx -> tx.holders(Stage.PRACTICE, List.of(SALE))));
  }

  @Test
  @DisplayName("P-08 a sale read under the lock is as last committed, whatever was read before")
  void fresh() {
    PurchaseRecord before = Sales.renewing(ANNAS, "sale-1", NEXT);
    PurchaseRecord after = before.withNextDue(Optional.of(NEXT.plus(MICRO)));
    Posting first = opening(NOTHING, "sale-1", 10).sell(before).posting();
    write(first);
    Posting second = opening(after(first, ANNAS), "cycle-2", 5).sell(after).posting();
    Map<PurchaseRef, PurchaseRecord> locked =
        store()
            .inTransaction(
                tx -> {
                  tx.holders(Stage.PRACTICE, List.of(SALE));
                  Crew.meanwhile(() -> writeOnce(second));
                  return lockAnnas(tx).purchases();
                });
    assertEquals(Map.of(SALE, after), locked);
  }

  /** Writes {@code posting} unless it was, since a store may run work again. */
  private boolean writeOnce(Posting posting) {
    RequestId request = posting.request().id();
    if (store().inTransaction(tx -> tx.find(List.of(request))).isEmpty()) {
      write(posting);
    }
    return true;
  }

  @Test
  @DisplayName("P-09 sales come by pages in the order of the bytes of their references")
  void pages() {
    List<String> order = List.of("Sale", "sale", "sale-1", "sale-10", "sale-2", "sale:");
    for (int i = order.size() - 1; i >= 0; i--) {
      WalletKey holder = i % 2 == 0 ? ANNAS : BELAS;
      write(selling("sale-" + i, Sales.sold(holder, order.get(i))));
    }
    assertEquals(order, references(Optional.empty(), Optional.empty(), 10));
    assertEquals(List.of("Sale", "sale"), references(Optional.empty(), Optional.empty(), 2));
    assertEquals(
        List.of("sale-1", "sale-10"),
        references(Optional.empty(), Optional.of(PurchaseRef.of("sale")), 2));
    assertEquals(
        List.of("sale-10", "sale:"),
        references(Optional.of(BELAS), Optional.of(PurchaseRef.of("sale")), 10));
    assertEquals(List.of(), references(Optional.empty(), Optional.of(PurchaseRef.of("sale:")), 10));
  }

  private List<String> references(
      Optional<WalletKey> wallet, Optional<PurchaseRef> after, int limit) {
    return store()
        .queries()
        .purchases(Stage.PRACTICE, wallet.map(WalletKey::holder), after, limit)
        .stream()
        .map(p -> p.purchase().value())
        .toList();
  }

  private List<PurchaseRecord> due(Instant until, int limit) {
    return due(until, Optional.empty(), limit);
  }

  private List<PurchaseRecord> due(Instant until, Optional<RenewalMark> after, int limit) {
    List<RenewalDue> due = store().queries().renewalsDue(Stage.PRACTICE, until, after, limit);
    due.forEach(d -> assertEquals(mark(d.sold().orElseThrow()), d.mark()));
    return due.stream().map(d -> d.sold().orElseThrow()).toList();
  }

  private static RenewalMark mark(PurchaseRecord sold) {
    return new RenewalMark(sold.nextDue().orElseThrow(), sold.purchase());
  }

  @Test
  @DisplayName("P-10 renewals come by pages, longest due first, and up to the instant asked for")
  void renewals() {
    PurchaseRecord a = Sales.renewing(ANNAS, "a", NEXT);
    PurchaseRecord b = Sales.renewing(BELAS, "b", NEXT);
    PurchaseRecord c = Sales.renewing(ANNAS, "c", NEXT.minus(MICRO));
    PurchaseRecord d = Sales.renewing(ANNAS, "d", NEXT.plus(MICRO));
    write(selling("1", d, Sales.sold(ANNAS, "e")));
    write(selling("2", b));
    write(selling("3", a, c));
    assertEquals(List.of(), due(NEXT.minus(MICRO).minus(MICRO), 10));
    assertEquals(List.of(c, a, b), due(NEXT, 10));
    assertEquals(List.of(c, a), due(NEXT, 2));
    assertEquals(List.of(b), dueBehind(a, NEXT));
    assertEquals(List.of(a, b, d), dueBehind(c, NEXT.plus(MICRO)));
    assertEquals(List.of(), dueBehind(d, NEXT.plus(MICRO)));
  }

  private List<PurchaseRecord> dueBehind(PurchaseRecord last, Instant until) {
    return due(until, Optional.of(mark(last)), 10);
  }

  @Test
  @DisplayName(
      "P-11 the settings stamp is the digest of the newest entry of the practice's account")
  void stamp() {
    write(opening(NOTHING, "sale-1", 10).posting());
    assertEquals(Digest.NONE, stampSeen());
    Posting first = settings(Position.empty(ITSELF), "settings-1");
    write(first);
    assertEquals(first.entries().get(0).digest(), stampSeen());
    Posting second = settings(after(first, ITSELF), "settings-2");
    write(second);
    assertEquals(second.entries().get(0).digest(), stampSeen());
    assertEquals(
        Digest.NONE,
        store().queries().view(PracticeId.of("practice-2"), List.of(), Lookups.NONE).settings());
  }

  private static Posting settings(Position before, String key) {
    return HandwrittenPosting.of(request(key), Stage.START)
        .open(before, CreditType.PRACTICE_SETTINGS, 1)
        .posting();
  }

  /** Returns the stamp as either side shows it. */
  private Digest stampSeen() {
    Digest read = store().queries().view(Stage.PRACTICE, List.of(), Lookups.NONE).settings();
    assertEquals(read, store().inTransaction(tx -> lockAnnas(tx)).settings());
    return read;
  }

  @Test
  @DisplayName("P-12 a transaction sees the stamp and the positions it has written itself")
  void ownStamp() {
    Posting posting = settings(Position.empty(ITSELF), "settings-1");
    store()
        .inTransaction(
            tx -> {
              lock(tx, ITSELF);
              tx.append(List.of(posting));
              assertEquals(posting.entries().get(0).digest(), lockAnnas(tx).settings());
              assertEquals(
                  Map.of(ITSELF, after(posting, ITSELF), BELAS, Position.empty(BELAS)),
                  tx.positions(List.of(ITSELF, BELAS)));
              return true;
            });
  }

  @Test
  @DisplayName("P-13 positions are read without waiting for who has locked their wallets")
  void positionsWithoutLock() {
    Posting posting = opening(NOTHING, "sale-1", 10).posting();
    write(posting);
    Map<WalletKey, Position> read =
        store()
            .inTransaction(
                tx -> {
                  lock(tx, ANNAS);
                  return Crew.meanwhile(
                      () -> store().inTransaction(other -> other.positions(List.of(ANNAS))));
                });
    assertEquals(posting.positions(), read);
  }
}
