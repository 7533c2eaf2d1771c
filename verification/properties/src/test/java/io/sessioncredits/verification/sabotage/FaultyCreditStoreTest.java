package io.sessioncredits.verification.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.SettableClock;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import io.sessioncredits.testkit.fault.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A store that fails on purpose")
class FaultyCreditStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final PracticeId PRACTICE = PracticeId.of("practice-1");
  private static final ClientId ANNA = ClientId.of("anna");
  private static final CreditType MASSAGE = CreditType.of("massage");

  /** A grant locks, appends and commits. */
  private static final int COMMIT = 3;

  private final FaultyCreditStore store = new FaultyCreditStore(InMemoryCreditStore.create());
  private final ActingCredits credits =
      SessionCredits.builder()
          .store(store)
          .policy(CreditPolicy.standard(ZoneOffset.UTC))
          .clock(new SettableClock(NOW))
          .build()
          .at(PRACTICE)
          .as(Actor.staff("desk"));

  private boolean isGrantReplayed() {
    Grant grant = Grant.of(ANNA, MASSAGE, 10, PurchaseRef.of("sale-1"));
    return credits.ledger().grant(grant).orThrow().replayed();
  }

  private long balance() {
    return credits.ledger().balance(ANNA, MASSAGE).number();
  }

  @Test
  @DisplayName("counts every call of a transaction, and its commit")
  void countsCalls() {
    assertThat(isGrantReplayed()).isFalse();
    assertThat(store.calls()).isEqualTo(COMMIT);
    assertThat(store.hasStruck()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, COMMIT})
  @DisplayName("fails before a call, which then has no effect")
  void failsBefore(int call) {
    store.failAt(call, Moment.BEFORE);
    assertThatThrownBy(this::isGrantReplayed)
        .isInstanceOf(StoreException.class)
        .hasMessage("fault at port call " + call);
    assertThat(store.hasStruck()).isTrue();
    assertThat(balance()).isZero();
  }

  @Test
  @DisplayName("fails after the commit, which then has its effect")
  void failsAfterCommit() {
    store.failAt(COMMIT, Moment.AFTER);
    assertThatThrownBy(this::isGrantReplayed).isInstanceOf(StoreException.class);
    assertThat(isGrantReplayed()).isTrue();
    assertThat(balance()).isEqualTo(10);
  }

  @Test
  @DisplayName("fails once")
  void failsOnce() {
    store.failAt(1, Moment.BEFORE);
    assertThatThrownBy(this::isGrantReplayed).isInstanceOf(StoreException.class);
    assertThat(isGrantReplayed()).isFalse();
  }

  @Test
  @DisplayName("does not fail where nobody calls, and tells so")
  void notReached() {
    store.failAt(COMMIT + 1, Moment.BEFORE);
    assertThat(isGrantReplayed()).isFalse();
    assertThat(store.hasStruck()).isFalse();
    store.heal();
    assertThat(balance()).isEqualTo(10);
    assertThat(store.calls()).isEqualTo(1);
  }

  @Test
  @DisplayName("fails on the read side too")
  void failsReads() {
    store.failAt(1, Moment.AFTER);
    assertThatThrownBy(this::balance).isInstanceOf(StoreException.class);
    assertThat(balance()).isZero();
  }

  @Test
  @DisplayName("fails after a claim, so that the message waits for the end of its lease")
  void failsClaims() {
    assertThat(isGrantReplayed()).isFalse();
    store.failAt(1, Moment.AFTER);
    Duration lease = Duration.ofMinutes(5);
    assertThatThrownBy(() -> store.outbox().claim(PRACTICE, 10, NOW, lease))
        .isInstanceOf(StoreException.class);
    assertThat(store.outbox().claim(PRACTICE, 10, NOW, lease)).isEmpty();
    assertThat(store.outbox().claim(PRACTICE, 10, Limits.LATEST.minus(lease), lease)).hasSize(1);
  }

  @Test
  @DisplayName("throws what it was given, which the store may try again")
  void ownFaults() {
    FaultyCreditStore passing =
        new FaultyCreditStore(
            InMemoryCreditStore.create(), call -> StoreException.retryable("a passing fault"));
    passing.failAt(1, Moment.AFTER);
    assertThat(passing.<String>inTransaction(tx -> tx.find(List.of()).toString())).isEqualTo("{}");
    assertThat(passing.hasStruck()).isTrue();
  }

  @Test
  @DisplayName("refuses a call that is never made")
  void noSuchCall() {
    assertThatThrownBy(() -> store.failAt(0, Moment.BEFORE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("call");
  }
}
