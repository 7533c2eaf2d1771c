package io.sessioncredits.verification.notification;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.SettableClock;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** A practice that sells credits to one client, over a store in memory that may fail. */
final class Mailroom {
  static final PracticeId PRACTICE = PracticeId.of("riverside");
  static final ClientId ANNA = ClientId.of("anna");
  static final CreditType MASSAGE = CreditType.of("massage");
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  static final Duration MICRO = Duration.ofNanos(1_000);

  private final SettableClock clock = new SettableClock(START);
  private final InMemoryCreditStore memory = InMemoryCreditStore.create();
  private final FaultyCreditStore store = new FaultyCreditStore(memory);
  private final SessionCredits credits =
      SessionCredits.builder()
          .store(store)
          .policy(CreditPolicy.standard(ZoneOffset.UTC))
          .clock(clock)
          .random(new Random(4))
          .build();

  SettableClock clock() {
    return clock;
  }

  /** The store without faults. */
  InMemoryCreditStore memory() {
    return memory;
  }

  FaultyCreditStore store() {
    return store;
  }

  SessionCredits credits() {
    return credits;
  }

  Notifications notifications() {
    return credits.at(PRACTICE).notifications();
  }

  /** Sells one credit for each purchase, each a microsecond after the one before. */
  void sell(String... purchases) {
    for (String purchase : purchases) {
      sell(PRACTICE, purchase);
      clock.advance(MICRO);
    }
  }

  void sell(PracticeId practice, String purchase) {
    credits.at(practice).as(Actor.staff("desk")).ledger().grant(grant(purchase)).orThrow();
  }

  static Grant grant(String purchase) {
    return Grant.of(ANNA, MASSAGE, 1, PurchaseRef.of(purchase));
  }

  /** Returns the request that {@code purchase} was granted with. */
  static RequestId sale(String purchase) {
    return new RequestId(PRACTICE, Operation.GRANT, RequestKey.stored(key(purchase)));
  }

  /** Returns the key that {@code purchase} was granted with. */
  static String key(String purchase) {
    return purchase + "|massage";
  }
}
