package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Stores that write something else than they were given. */
final class BrokenWrites {
  private BrokenWrites() {}

  private static OwningCreditStore writing(
      OwningCreditStore store, BiFunction<CreditTransaction, List<Posting>, List<Posting>> what) {
    return new StoreInFront(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(tx) {
          @Override
          public void append(List<Posting> postings) {
            tx.append(what.apply(tx, postings));
          }
        };
      }
    };
  }

  /** Forgets all postings of an append but the first. */
  static OwningCreditStore firstPostingOnly(OwningCreditStore store) {
    return writing(store, (tx, postings) -> postings.subList(0, 1));
  }

  /** Leaves a request alone that is there already, instead of failing. */
  static OwningCreditStore duplicatesIgnored(OwningCreditStore store) {
    return writing(
        store,
        (tx, postings) ->
            postings.stream().filter(p -> tx.find(List.of(p.request().id())).isEmpty()).toList());
  }

  /** Inserts booking lines and never updates one. */
  static OwningCreditStore bookingUpdateLost(OwningCreditStore store) {
    return writing(
        store,
        (tx, postings) -> {
          List<Posting> written = new ArrayList<>();
          for (Posting posting : postings) {
            List<BookingLine> lines = posting.bookings().stream().map(BookingRecord::line).toList();
            var known = tx.bookings(posting.request().id().practice(), lines).keySet();
            written.add(
                new Posting(
                    posting.request(),
                    posting.entries(),
                    posting.positions(),
                    posting.bookings().stream().filter(b -> !known.contains(b.line())).toList(),
                    posting.purchases(),
                    posting.messages()));
          }
          return written;
        });
  }

  /** Inserts sales and never updates one. */
  static OwningCreditStore purchaseUpdateLost(OwningCreditStore store) {
    return writing(
        store,
        (tx, postings) -> {
          List<Posting> written = new ArrayList<>();
          for (Posting posting : postings) {
            List<PurchaseRef> sales =
                posting.purchases().stream().map(PurchaseRecord::purchase).toList();
            var known = tx.holders(posting.request().id().practice(), sales).keySet();
            written.add(
                new Posting(
                    posting.request(),
                    posting.entries(),
                    posting.positions(),
                    posting.bookings(),
                    posting.purchases().stream()
                        .filter(p -> !known.contains(p.purchase()))
                        .toList(),
                    posting.messages()));
          }
          return written;
        });
  }

  /** Keeps instants to the millisecond. */
  static OwningCreditStore milliseconds(OwningCreditStore store) {
    return writing(
        store, (tx, postings) -> postings.stream().map(BrokenWrites::inMilliseconds).toList());
  }

  private static Posting inMilliseconds(Posting posting) {
    RequestRecord request = posting.request();
    return new Posting(
        new RequestRecord(
            request.id(), request.command(), millis(request.recordedAt()), request.verdict()),
        posting.entries().stream().map(BrokenWrites::inMilliseconds).toList(),
        changed(
            posting,
            p ->
                new Position(
                    p.wallet(),
                    p.accounts(),
                    p.lots(),
                    p.debts(),
                    p.holds(),
                    millis(p.recordedAt()))),
        posting.bookings(),
        posting.purchases(),
        posting.messages());
  }

  private static LedgerEntry inMilliseconds(LedgerEntry entry) {
    return copy(entry)
        .effectiveAt(millis(entry.effectiveAt()))
        .recordedAt(millis(entry.recordedAt()))
        .terms(entry.terms())
        .build();
  }

  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  private static LedgerEntry.Builder copy(LedgerEntry entry) {
    LedgerEntry.Builder copy = LedgerEntry.builder();
    copy.account(entry.account())
        .sequence(entry.sequence())
        .primitive(entry.primitive())
        .cause(entry.cause())
        .lot(entry.lot())
        .amount(entry.amount())
        .held(entry.held())
        .balanceAfter(entry.balanceAfter())
        .request(entry.request())
        .line(entry.line())
        .related(entry.related())
        .session(entry.session())
        .actor(entry.actor())
        .reason(entry.reason())
        .facts(entry.facts())
        .digest(entry.digest());
    return copy;
  }

  /** Has no column for the terms of entries. */
  static OwningCreditStore termsOfEntriesLost(OwningCreditStore store) {
    return writing(
        store,
        (tx, postings) ->
            postings.stream()
                .map(
                    p ->
                        new Posting(
                            p.request(),
                            p.entries().stream()
                                .map(
                                    e ->
                                        copy(e)
                                            .effectiveAt(e.effectiveAt())
                                            .recordedAt(e.recordedAt())
                                            .build())
                                .toList(),
                            p.positions(),
                            p.bookings(),
                            p.purchases(),
                            p.messages()))
                .toList());
  }

  /** Forgets what lots were sold for. */
  static OwningCreditStore pricesOfLotsLost(OwningCreditStore store) {
    return writing(
        store,
        (tx, postings) ->
            postings.stream()
                .map(
                    p ->
                        new Posting(
                            p.request(),
                            p.entries(),
                            changed(p, BrokenWrites::withoutPrices),
                            p.bookings(),
                            p.purchases(),
                            p.messages()))
                .toList());
  }

  private static Position withoutPrices(Position position) {
    List<OpenLot> lots = new ArrayList<>();
    for (OpenLot lot : position.lots()) {
      lots.add(
          new OpenLot(
              lot.type(),
              lot.opening(),
              lot.terms().withPrice(Optional.empty()),
              lot.remaining(),
              lot.held(),
              lot.revoked()));
    }
    return new Position(
        position.wallet(),
        position.accounts(),
        lots,
        position.debts(),
        position.holds(),
        position.recordedAt());
  }

  private static Map<WalletKey, Position> changed(Posting posting, UnaryOperator<Position> change) {
    Map<WalletKey, Position> changed = new TreeMap<>();
    posting.positions().forEach((wallet, position) -> changed.put(wallet, change.apply(position)));
    return changed;
  }
}
