package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** Stores that leave the practice out of a predicate. */
final class BrokenTenancy {
  private BrokenTenancy() {}

  /** A store that knows which practices it has written to. */
  private static class Leaking extends StoreInFront {
    private final Set<PracticeId> practices = new ConcurrentSkipListSet<>();

    Leaking(OwningCreditStore store) {
      super(store);
    }

    @Override
    CreditTransaction inFrontOf(CreditTransaction tx) {
      return new TransactionInFront(tx) {
        @Override
        public void append(List<Posting> postings) {
          postings.forEach(p -> practices.add(p.request().id().practice()));
          tx.append(postings);
        }
      };
    }

    <T> List<T> ofAll(Function<PracticeId, List<T>> question) {
      List<T> all = new ArrayList<>();
      practices.forEach(practice -> all.addAll(question.apply(practice)));
      return all;
    }

    Set<PracticeId> practices() {
      return practices;
    }
  }

  /** Finds requests by operation and key alone. */
  static OwningCreditStore requests(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(super.inFrontOf(tx)) {
          @Override
          public Map<RequestId, RequestRecord> find(Collection<RequestId> requests) {
            Map<RequestId, RequestRecord> found = new HashMap<>();
            for (RequestId request : requests) {
              for (PracticeId practice : practices()) {
                RequestId other = new RequestId(practice, request.operation(), request.key());
                tx.find(List.of(other)).values().forEach(r -> found.put(request, r));
              }
            }
            return found;
          }
        };
      }
    };
  }

  /** Finds booking lines by their reference alone. */
  static OwningCreditStore bookings(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(super.inFrontOf(tx)) {
          @Override
          public Map<BookingLine, BookingRecord> bookings(
              PracticeId practice, Collection<BookingLine> lines) {
            Map<BookingLine, BookingRecord> found = new HashMap<>();
            practices().forEach(p -> found.putAll(tx.bookings(p, lines)));
            return found;
          }
        };
      }
    };
  }

  /** Lists the wallets of everybody. */
  static OwningCreditStore wallets(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      public CreditQueries queries() {
        return new QueriesInFront(store.queries()) {
          @Override
          public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
            return ofAll(p -> queries.wallets(p, after, limit));
          }
        };
      }
    };
  }

  /** Lets the wallets of everybody fall due. */
  static OwningCreditStore due(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      public CreditQueries queries() {
        return new QueriesInFront(store.queries()) {
          @Override
          public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
            return ofAll(p -> queries.due(p, until, limit));
          }
        };
      }
    };
  }

  /** Finds the sales of everybody. */
  static OwningCreditStore purchases(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      CreditTransaction inFrontOf(CreditTransaction tx) {
        return new TransactionInFront(super.inFrontOf(tx)) {
          @Override
          public Map<PurchaseRef, WalletKey> holders(
              PracticeId practice, Collection<PurchaseRef> purchases) {
            Map<PurchaseRef, WalletKey> found = new HashMap<>();
            practices().forEach(p -> found.putAll(tx.holders(p, purchases)));
            return found;
          }
        };
      }
    };
  }

  /** Claims the messages of everybody. */
  static OwningCreditStore messages(OwningCreditStore store) {
    return new Leaking(store) {
      @Override
      public OutboxQueue outbox() {
        return new OutboxInFront(store.outbox()) {
          @Override
          public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
            return ofAll(p -> outbox.claim(p, limit, now, lease));
          }
        };
      }
    };
  }
}
