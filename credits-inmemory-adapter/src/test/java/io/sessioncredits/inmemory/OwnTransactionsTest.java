package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.grantOf;
import static io.sessioncredits.inmemory.Clinic.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A transaction that the store in memory ends itself")
class OwnTransactionsTest {
  private final List<Duration> pauses = new ArrayList<>();

  private InMemoryCreditStore store(int tries, Runnable duringPause) {
    return InMemoryCreditStore.builder()
        .lockTimeout(Duration.ZERO)
        .tries(tries)
        .random(new Random(42))
        .pause(
            time -> {
              pauses.add(time);
              duringPause.run();
            })
        .build();
  }

  private static int lockAnna(CreditTransaction transaction) {
    return transaction.lock(new TreeSet<>(List.of(wallet(ANNA)))).size();
  }

  @Test
  @DisplayName("is tried again until the wallet is free")
  void triesAgain() {
    List<InMemoryTransaction> blockers = new ArrayList<>();
    InMemoryCreditStore store =
        store(
            5,
            () -> {
              if (pauses.size() == 3) {
                blockers.forEach(InMemoryTransaction::close);
              }
            });
    blockers.add(store.begin());
    assertThat(blockers.get(0).joined().<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
    Clinic clinic = new Clinic(store);
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    assertThat(clinic.available(ANNA)).isEqualTo(1);
    assertThat(pauses).hasSize(3);
  }

  @Test
  @DisplayName(
      "pauses longer from try to try, by a length drawn from the given source, then gives up")
  void givesUp() {
    InMemoryCreditStore store = store(4, () -> {});
    try (InMemoryTransaction blocker = store.begin()) {
      assertThat(blocker.joined().<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
      assertThatThrownBy(() -> store.<Integer>inTransaction(tx -> lockAnna(tx)))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
    }
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(2), Duration.ofMillis(4));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(4), Duration.ofMillis(8));
    assertThat(pauses.get(2)).isBetween(Duration.ofMillis(8), Duration.ofMillis(16));
    List<Duration> first = List.copyOf(pauses);
    pauses.clear();
    givesUpOnce();
    assertThat(pauses).isEqualTo(first);
  }

  private void givesUpOnce() {
    InMemoryCreditStore store = store(4, () -> {});
    try (InMemoryTransaction blocker = store.begin()) {
      assertThat(blocker.joined().<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
      assertThatThrownBy(() -> store.<Integer>inTransaction(tx -> lockAnna(tx)))
          .isInstanceOf(StoreException.class);
    }
  }

  @Test
  @DisplayName("is not tried again after a failure that would come again")
  void doesNotRepeatLastingFailures() {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(
            () ->
                store(5, () -> {})
                    .<Integer>inTransaction(
                        tx -> {
                          runs.incrementAndGet();
                          throw new StoreException("broken", false, null);
                        }))
        .isInstanceOf(StoreException.class);
    assertThat(runs).hasValue(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  @DisplayName("is refused within another one of the same thread, and works again after it")
  void refusesNesting() {
    InMemoryCreditStore store = store(1, () -> {});
    assertThatThrownBy(
            () ->
                store.<Integer>inTransaction(
                    outer -> store.<Integer>inTransaction(inner -> lockAnna(inner))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
  }

  @Test
  @DisplayName("gives its wallets back when the work throws")
  void freesWalletsOnFailure() {
    InMemoryCreditStore store = store(1, () -> {});
    assertThatThrownBy(
            () ->
                store.<Integer>inTransaction(
                    tx -> {
                      throw new IllegalArgumentException("locked " + lockAnna(tx));
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
  }

  @Test
  @DisplayName("cannot be used through what its work was given once it is over")
  void refusesLateUse() {
    InMemoryCreditStore store = store(1, () -> {});
    CreditTransaction late = store.<CreditTransaction>inTransaction(tx -> tx);
    assertThatThrownBy(() -> lockAnna(late)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> late.append(List.of())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> late.find(List.of(Clinic.request("p-1"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName(
      "leaves an interrupted thread interrupted: it takes a free wallet but waits for none")
  void staysInterrupted() {
    InMemoryCreditStore store =
        InMemoryCreditStore.builder().lockTimeout(Duration.ofMinutes(10)).build();
    Clinic clinic = new Clinic(store);
    Thread.currentThread().interrupt();
    try (InMemoryTransaction blocker = store.begin()) {
      assertThat(blocker.joined().<Integer>inTransaction(tx -> lockAnna(tx))).isOne();
      assertThatThrownBy(() -> clinic.desk().ledger().grant(grantOf(ANNA, MASSAGE, 1, "p-1")))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isFalse());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  @DisplayName("has settings within limits")
  void settingsAreChecked() {
    InMemoryCreditStore.Builder builder = InMemoryCreditStore.builder();
    assertThatThrownBy(() -> builder.tries(0)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> builder.tries(101)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> builder.lockTimeout(Duration.ofMillis(-1)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> builder.lockTimeout(Duration.ofHours(2)))
        .isInstanceOf(InvalidInputException.class);
  }
}
