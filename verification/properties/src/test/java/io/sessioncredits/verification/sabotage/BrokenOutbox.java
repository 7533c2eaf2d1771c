package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Stores that lose messages, or deliver them as they should not. */
final class BrokenOutbox {
  private static final int MOST_ATTEMPTS = 9;

  private BrokenOutbox() {}

  private static OwningCreditStore delivering(
      OwningCreditStore store, UnaryOperator<OutboxQueue> inFront) {
    return new StoreInFront(store) {
      @Override
      public OutboxQueue outbox() {
        return inFront.apply(store.outbox());
      }
    };
  }

  /** Writes no message. */
  static OwningCreditStore rowLost(OwningCreditStore store) {
    return new StoreInFront(store) {
      @Override
      public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
        List<RequestId> written = new ArrayList<>();
        T result =
            store.inTransaction(
                tx ->
                    work.apply(
                        new TransactionInFront(tx) {
                          @Override
                          public void append(List<Posting> postings) {
                            postings.forEach(p -> written.add(p.request().id()));
                            tx.append(postings);
                          }
                        }));
        store.outbox().settle(written);
        return result;
      }
    };
  }

  /** Hands messages out without keeping them for whom they were handed to. */
  static OwningCreditStore leaseIgnored(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public List<Claim> claim(
                  PracticeId practice, int limit, Instant now, Duration lease) {
                List<Claim> claims = outbox.claim(practice, limit, now, lease);
                claims.forEach(c -> outbox.delay(Map.of(c, Limits.EARLIEST)));
                return claims;
              }
            });
  }

  /** Never hands a message out again whose lease has ended. */
  static OwningCreditStore leaseForEver(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public List<Claim> claim(
                  PracticeId practice, int limit, Instant now, Duration lease) {
                return outbox.claim(practice, limit, now, Duration.ofDays(36_500));
              }
            });
  }

  /** Hands the newest messages out first. */
  static OwningCreditStore newestFirst(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public List<Claim> claim(
                  PracticeId practice, int limit, Instant now, Duration lease) {
                List<Claim> claims = new ArrayList<>(outbox.claim(practice, limit, now, lease));
                Collections.reverse(claims);
                return claims;
              }
            });
  }

  /** Gives a message back at once, whatever time it was to wait. */
  static OwningCreditStore delayIgnored(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public void delay(Map<Claim, Instant> claims) {
                claims.keySet().forEach(c -> outbox.delay(Map.of(c, Limits.EARLIEST)));
              }
            });
  }

  /** Forgets a message that could not be delivered. */
  static OwningCreditStore parkedLost(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public void park(Collection<Claim> claims) {
                outbox.settle(claims.stream().map(c -> c.message().id()).toList());
              }
            });
  }

  /** Lets a claim whose lease has ended change what somebody else holds by now. */
  static OwningCreditStore staleClaimHeard(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public void delay(Map<Claim, Instant> claims) {
                claims.forEach(
                    (claim, notBefore) ->
                        IntStream.rangeClosed(1, MOST_ATTEMPTS)
                            .mapToObj(attempts -> new Claim(claim.message(), attempts))
                            .forEach(any -> outbox.delay(Map.of(any, notBefore))));
              }
            });
  }

  /** Makes a message ready that is not parked. */
  static OwningCreditStore releaseUnasked(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public void release(Collection<RequestId> messages) {
                for (int attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
                  for (RequestId id : messages) {
                    OutboxMessage named = new OutboxMessage(id, Limits.EARLIEST, List.of());
                    outbox.delay(Map.of(new Claim(named, attempts), Limits.EARLIEST));
                  }
                }
                outbox.release(messages);
              }
            });
  }

  /** Tells of every practice that has messages, waiting or not. */
  static OwningCreditStore waitingForEver(OwningCreditStore store) {
    return delivering(
        store,
        outbox ->
            new OutboxInFront(outbox) {
              @Override
              public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
                return outbox.waiting(after, Limits.LATEST, limit);
              }
            });
  }
}
