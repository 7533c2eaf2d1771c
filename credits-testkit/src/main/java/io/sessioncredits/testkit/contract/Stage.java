package io.sessioncredits.testkit.contract;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.SettableClock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What one clause plays on: a store of its own, a clock, and session credits over both. */
final class Stage {
  static final Instant START = Instant.parse("2026-03-02T09:00:00.000001Z");
  static final PracticeId PRACTICE = PracticeId.of("practice-1");
  static final Actor STAFF = Actor.staff("desk");
  static final CreditPolicy RULES = CreditPolicy.standard(ZoneOffset.UTC);

  private final StoreHarness harness;
  private final SettableClock clock = new SettableClock(START);
  private OwningCreditStore store;

  Stage(StoreHarness harness) {
    this.harness = harness;
    this.store = harness.open();
  }

  StoreHarness harness() {
    return harness;
  }

  SettableClock clock() {
    return clock;
  }

  OwningCreditStore store() {
    return store;
  }

  /** Reopens the store if it survives a restart; one that does not goes on. */
  void reopen() {
    if (harness.capabilities().contains(Capability.SURVIVES_RESTART)) {
      store = harness.reopen();
    }
  }

  /** Returns session credits under {@code rules} over {@code store}. */
  SessionCredits credits(OwningCreditStore over, CreditPolicy rules) {
    return SessionCredits.builder()
        .store(over)
        .policy(rules)
        .clock(clock)
        .salts(request -> "salt")
        .build();
  }

  /** Returns the credits of the practice, in the name of staff and under the standard rules. */
  ActingCredits staff() {
    return credits(store, RULES).at(PRACTICE).as(STAFF);
  }
}
