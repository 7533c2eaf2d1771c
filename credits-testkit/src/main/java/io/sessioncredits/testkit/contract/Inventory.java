package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.RequestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that a store shows of one practice. Wallets that were touched but never written to are
 * left out, since it does not matter whether they stay behind.
 */
record Inventory(
    List<Position> wallets,
    Map<AccountKey, List<LedgerEntry>> entries,
    Map<RequestId, RequestRecord> requests,
    Map<BookingLine, BookingRecord> bookings,
    List<PurchaseRecord> purchases,
    Set<OutboxMessage> messages) {
  /** What may be there besides wallets and entries, which are found by themselves. */
  record Names(Collection<RequestId> requests, Collection<BookingLine> lines) {}

  static Inventory of(OwningCreditStore store, PracticeId practice, Names names) {
    CreditQueries queries = store.queries();
    List<Position> wallets =
        queries.wallets(practice, Optional.empty(), Limits.PAGE).stream()
            .filter(p -> !p.accounts().isEmpty())
            .toList();
    CreditQueries.View view =
        queries.view(practice, List.of(), Lookups.of(names.requests(), names.lines()));
    return new Inventory(
        wallets,
        entries(queries, wallets),
        view.requests(),
        view.bookings(),
        queries.purchases(practice, Optional.empty(), Optional.empty(), Limits.PAGE),
        new HashSet<>(waiting(store.outbox(), practice)));
  }

  private static Map<AccountKey, List<LedgerEntry>> entries(
      CreditQueries queries, List<Position> wallets) {
    Map<AccountKey, List<LedgerEntry>> entries = new TreeMap<>();
    for (Position position : wallets) {
      for (var type : position.accounts().keySet()) {
        AccountKey account = position.wallet().account(type);
        entries.put(account, queries.entries(account, 0, Limits.PAGE));
      }
    }
    return entries;
  }

  /** Claims all that waits and gives it back at once, in the order in which it was claimed. */
  static List<OutboxMessage> waiting(OutboxQueue outbox, PracticeId practice) {
    List<OutboxMessage> waiting = new ArrayList<>();
    Instant late = Limits.LATEST.minus(Duration.ofDays(2));
    for (OutboxQueue.Claim claim : outbox.claim(practice, Limits.PAGE, late, Duration.ofDays(1))) {
      waiting.add(claim.message());
      outbox.delay(Map.of(claim, Limits.EARLIEST));
    }
    return waiting;
  }
}
