package io.sessioncredits.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Practices with the same identifiers of everything never meet. */
abstract class TenancyContract extends Clauses {
  private static final Instant END = Stage.START.plus(Duration.ofDays(30));
  private static final BookingLine LINE = Sessions.line("yoga-1", ANNA);

  /** A practice with a client, a key, a booking and a posting that the other one has too. */
  private record Tenant(PracticeId practice, long credits) {
    static final Tenant ONE = new Tenant(Stage.PRACTICE, 10);
    static final Tenant OTHER = new Tenant(PracticeId.of("practice-2"), 7);

    WalletKey wallet() {
      return new WalletKey(practice, ANNA);
    }

    RequestId request() {
      return new RequestId(practice, Operation.GRANT, RequestKey.of("sale-1"));
    }

    BookingRecord booking() {
      return Sessions.booked(wallet(), "yoga-1").withAllocations(List.of());
    }

    Posting posting() {
      LotTerms terms = HandwrittenPosting.terms(credits, Stage.START).withValidUntil(END);
      return HandwrittenPosting.of(request(), Stage.START)
          .open(Position.empty(wallet()), MASSAGE, terms)
          .book(booking())
          .posting();
    }

    /** What is to be seen of the practice before its posting is written. */
    CreditQueries.View unknown() {
      return new CreditQueries.View(Map.of(wallet(), Position.empty(wallet())), Map.of(), Map.of());
    }

    /** What is to be seen of the practice afterwards. */
    CreditQueries.View known() {
      return new CreditQueries.View(
          posting().positions(), Map.of(request(), posting().request()), Map.of(LINE, booking()));
    }

    OutboxMessage message() {
      return posting().message().orElseThrow();
    }
  }

  /** Writes to one practice and asks it and the other; then writes to that too and asks both. */
  private <T> void apart(Function<Tenant, T> question, T nothing, Function<Tenant, T> answer) {
    write(Tenant.ONE.posting());
    assertEquals(nothing, question.apply(Tenant.OTHER));
    write(Tenant.OTHER.posting());
    assertEquals(answer.apply(Tenant.ONE), question.apply(Tenant.ONE));
    assertEquals(answer.apply(Tenant.OTHER), question.apply(Tenant.OTHER));
  }

  private <T> Function<Tenant, T> inTransaction(
      Function<CreditTransaction, Function<Tenant, T>> work) {
    return tenant ->
        store()
            .inTransaction(
                tx -> {
                  lock(tx, tenant.wallet());
                  return work.apply(tx).apply(tenant);
                });
  }

  @Test
  @DisplayName("S-71 practices with clients of one name have wallets apart")
  void wallets() {
    apart(tenant -> position(tenant.wallet()).head(MASSAGE).balance(), 0L, Tenant::credits);
  }

  @Test
  @DisplayName("S-72 practices with one request key have requests apart")
  void requests() {
    apart(
        inTransaction(tx -> tenant -> tx.find(List.of(tenant.request()))),
        Map.of(),
        tenant -> Map.of(tenant.request(), tenant.posting().request()));
  }

  @Test
  @DisplayName("S-70 what is read under the locks of one practice is its own")
  void lockedView() {
    apart(
        tenant ->
            store()
                .inTransaction(
                    tx ->
                        tx.lock(
                            tenant.practice(),
                            new TreeSet<>(List.of(tenant.wallet())),
                            Lookups.of(List.of(tenant.request()), List.of(LINE)))),
        Tenant.OTHER.unknown(),
        Tenant::known);
  }

  @Test
  @DisplayName("S-73 practices with one booking reference have bookings and payers apart")
  void bookings() {
    apart(
        inTransaction(tx -> tenant -> tx.bookings(tenant.practice(), List.of(LINE))),
        Map.of(),
        tenant -> Map.of(LINE, tenant.booking()));
    assertEquals(
        Map.of(LINE, Tenant.OTHER.wallet()),
        store().inTransaction(tx -> tx.payers(Tenant.OTHER.practice(), List.of(LINE))));
    assertEquals(
        Map.of(),
        store().inTransaction(tx -> tx.payers(PracticeId.of("practice-3"), List.of(LINE))));
  }

  @Test
  @DisplayName("S-74 practices with one account have entries apart")
  void entries() {
    apart(
        inTransaction(
            tx ->
                tenant -> {
                  EntryRef name = new EntryRef(tenant.wallet().account(MASSAGE), 1);
                  return List.copyOf(tx.entries(List.of(name)).values());
                }),
        List.of(),
        tenant -> tenant.posting().entries());
    assertEquals(
        Tenant.OTHER.posting().entries(),
        store().queries().entries(Tenant.OTHER.wallet().account(MASSAGE), 0, 10));
    assertEquals(
        Tenant.OTHER.posting().entries(),
        store().queries().history(Tenant.OTHER.wallet(), HistorySelection.newest(10)).entries());
  }

  @Test
  @DisplayName("S-75 the read side of one practice shows nothing of another")
  void view() {
    apart(
        tenant ->
            store()
                .queries()
                .view(
                    tenant.practice(),
                    List.of(tenant.wallet()),
                    Lookups.of(List.of(tenant.request()), List.of(LINE))),
        Tenant.OTHER.unknown(),
        Tenant::known);
  }

  @Test
  @DisplayName("S-76 a practice lists its own wallets only")
  void listed() {
    apart(
        tenant -> store().queries().wallets(tenant.practice(), Optional.empty(), 10),
        List.of(),
        tenant -> List.copyOf(tenant.posting().positions().values()));
  }

  @Test
  @DisplayName("S-86 a report on a practice reads its own entries only")
  void entryRange() {
    apart(
        tenant ->
            store()
                .queries()
                .entries(
                    new CreditQueries.EntryRange(
                        tenant.practice(), Optional.empty(), Optional.empty(), END),
                    Optional.empty(),
                    10),
        List.of(),
        tenant -> tenant.posting().entries());
  }

  @Test
  @DisplayName("S-77 only a practice's own wallets fall due in it")
  void due() {
    apart(
        tenant -> store().queries().due(tenant.practice(), END, 10),
        List.of(),
        tenant -> List.of(tenant.wallet()));
  }

  @Test
  @DisplayName("S-78 a practice delivers its own messages only")
  void messages() {
    apart(
        tenant -> Inventory.waiting(store().outbox(), tenant.practice()),
        List.of(),
        tenant -> List.of(tenant.message()));
  }

  @Test
  @DisplayName("S-79 what becomes of a message leaves the one of the same key elsewhere alone")
  void endOfMessages() {
    write(Tenant.ONE.posting());
    write(Tenant.OTHER.posting());
    OutboxQueue outbox = store().outbox();
    outbox.park(outbox.claim(Tenant.ONE.practice(), 10, END, Duration.ofMinutes(5)));
    assertEquals(List.of(), outbox.parked(Tenant.OTHER.practice(), 10));
    assertEquals(
        List.of(Tenant.OTHER.message()), Inventory.waiting(outbox, Tenant.OTHER.practice()));
    outbox.settle(List.of(Tenant.OTHER.request()));
    assertEquals(List.of(Tenant.ONE.message()), outbox.parked(Stage.PRACTICE, 10));
  }
}
