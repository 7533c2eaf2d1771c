package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.BEN;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.booking;
import static io.sessioncredits.inmemory.Clinic.grantOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.inmemory.InMemoryTransaction.Savepoint;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A transaction that the host ends")
class InMemoryTransactionTest {
  private final Clinic clinic =
      new Clinic(InMemoryCreditStore.builder().lockTimeout(Duration.ZERO).tries(1).build());
  private final InMemoryCreditStore store = clinic.store();

  private void bookOnce(ActingCredits desk, String reference) {
    assertThat(desk.bookings().book(booking(ANNA, reference)).isBooked()).isTrue();
  }

  private List<Long> amounts(ActingCredits desk) {
    return desk.ledger().history(HistoryQuery.of(ANNA)).entries().stream()
        .map(LedgerEntry::amount)
        .toList();
  }

  @Test
  @DisplayName("shows each call what the earlier ones wrote, and nobody else before the commit")
  void seesItsOwnWrites() {
    clinic.grant(ANNA, MASSAGE, 3, "p-1");
    try (InMemoryTransaction transaction = store.begin()) {
      ActingCredits inside = clinic.desk(transaction.joined());
      bookOnce(inside, "b-1");
      bookOnce(inside, "b-2");
      assertThat(inside.ledger().balance(ANNA, MASSAGE).available()).isEqualTo(1);
      assertThat(amounts(inside)).containsExactly(-1L, -1L, 3L);
      assertThat(clinic.available(ANNA)).isEqualTo(3);
      assertThat(amounts(clinic.desk())).containsExactly(3L);
      transaction.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(1);
    assertThat(amounts(clinic.desk())).containsExactly(-1L, -1L, 3L);
    assertThat(clinic.credits().at(Clinic.PRACTICE).maintenance().audit().problems()).isEmpty();
  }

  @Test
  @DisplayName("leaves nothing when it is closed without a commit")
  void closingRollsBack() {
    clinic.grant(ANNA, MASSAGE, 3, "p-1");
    try (InMemoryTransaction transaction = store.begin()) {
      bookOnce(clinic.desk(transaction.joined()), "b-1");
    }
    assertThat(clinic.available(ANNA)).isEqualTo(3);
    assertThat(amounts(clinic.desk())).containsExactly(3L);
    bookOnce(clinic.desk(), "b-1");
  }

  @Test
  @DisplayName("goes back to a savepoint and keeps what was written before it")
  void rollsBackToSavepoint() {
    clinic.grant(ANNA, MASSAGE, 3, "p-1");
    try (InMemoryTransaction transaction = store.begin()) {
      ActingCredits inside = clinic.desk(transaction.joined());
      bookOnce(inside, "b-1");
      Savepoint savepoint = transaction.savepoint();
      bookOnce(inside, "b-2");
      transaction.rollbackTo(savepoint);
      assertThat(inside.ledger().balance(ANNA, MASSAGE).available()).isEqualTo(2);
      bookOnce(inside, "b-3");
      transaction.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(1);
    assertThat(clinic.credits().at(Clinic.PRACTICE).maintenance().audit().problems()).isEmpty();
  }

  @Test
  @DisplayName("refuses a savepoint that was forgotten or is another transaction's")
  void refusesStrangeSavepoints() {
    try (InMemoryTransaction transaction = store.begin();
        InMemoryTransaction other = store.begin()) {
      Savepoint first = transaction.savepoint();
      Savepoint second = transaction.savepoint();
      transaction.rollbackTo(first);
      transaction.rollbackTo(first);
      assertThatThrownBy(() -> transaction.rollbackTo(second))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> other.rollbackTo(first)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @DisplayName("keeps its wallets to the end and lets others have them after it")
  void keepsLocksToTheEnd() {
    clinic.grant(ANNA, MASSAGE, 3, "p-1");
    try (InMemoryTransaction transaction = store.begin()) {
      Savepoint savepoint = transaction.savepoint();
      bookOnce(clinic.desk(transaction.joined()), "b-1");
      transaction.rollbackTo(savepoint);
      assertThatThrownBy(() -> clinic.desk().bookings().book(booking(ANNA, "b-2")))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
    }
    bookOnce(clinic.desk(), "b-2");
  }

  @Test
  @DisplayName("gets a retryable failure, not a hang, where two lock in opposite order")
  void oppositeOrderTimesOut() {
    try (InMemoryTransaction one = store.begin();
        InMemoryTransaction two = store.begin()) {
      ActingCredits first = clinic.desk(one.joined());
      ActingCredits second = clinic.desk(two.joined());
      Clinic.grant(first, ANNA, MASSAGE, 1, "p-1");
      Clinic.grant(second, BEN, MASSAGE, 1, "p-2");
      assertThatThrownBy(() -> first.ledger().grant(grantOf(BEN, MASSAGE, 1, "p-3")))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> second.ledger().grant(grantOf(ANNA, MASSAGE, 1, "p-4")))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> first.ledger().balance(ANNA, MASSAGE))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(one::commit).isInstanceOf(IllegalStateException.class);
    }
    assertThat(clinic.available(ANNA)).isZero();
    assertThat(clinic.available(BEN)).isZero();
    clinic.grant(BEN, MASSAGE, 1, "p-3");
  }

  @Test
  @DisplayName("goes on after a failure once it is rolled back to a savepoint")
  void recoversAtSavepoint() {
    try (InMemoryTransaction blocker = store.begin();
        InMemoryTransaction transaction = store.begin()) {
      Clinic.grant(clinic.desk(blocker.joined()), BEN, MASSAGE, 1, "p-1");
      ActingCredits inside = clinic.desk(transaction.joined());
      Savepoint savepoint = transaction.savepoint();
      assertThatThrownBy(() -> inside.ledger().grant(grantOf(BEN, MASSAGE, 1, "p-2")))
          .isInstanceOf(StoreException.class);
      transaction.rollbackTo(savepoint);
      Clinic.grant(inside, ANNA, MASSAGE, 2, "p-3");
      transaction.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(2);
    assertThat(clinic.available(BEN)).isZero();
  }

  @Test
  @DisplayName("cannot be committed after a failure that the work has hidden or thrown itself")
  void failureIsRemembered() {
    try (InMemoryTransaction blocker = store.begin();
        InMemoryTransaction hiding = store.begin();
        InMemoryTransaction throwing = store.begin()) {
      Clinic.grant(clinic.desk(blocker.joined()), BEN, MASSAGE, 1, "p-1");
      SortedSet<WalletKey> bens = new TreeSet<>(List.of(Clinic.wallet(BEN)));
      String message =
          hiding
              .joined()
              .<String>inTransaction(
                  tx -> {
                    try {
                      return "locked " + tx.lock(bens);
                    } catch (StoreException e) {
                      return "hidden";
                    }
                  });
      assertThat(message).isEqualTo("hidden");
      assertThatThrownBy(hiding::commit).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(
              () ->
                  throwing
                      .joined()
                      .<String>inTransaction(
                          tx -> {
                            throw StoreException.retryable("broken on the way");
                          }))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(throwing::commit).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @DisplayName("refuses work within work, and savepoints meanwhile")
  void refusesWorkWithinWork() {
    try (InMemoryTransaction transaction = store.begin()) {
      CreditStore joined = transaction.joined();
      Savepoint savepoint = transaction.savepoint();
      int refused =
          joined.<Integer>inTransaction(
              tx -> {
                assertThatThrownBy(() -> joined.<Integer>inTransaction(inner -> 1))
                    .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(transaction::savepoint)
                    .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> transaction.rollbackTo(savepoint))
                    .isInstanceOf(IllegalStateException.class);
                return 3;
              });
      assertThat(refused).isEqualTo(3);
      assertThat(joined.<Integer>inTransaction(tx -> 1)).isOne();
      transaction.commit();
    }
  }

  @Test
  @DisplayName("locks named holders first, in order, whatever order the calls come in")
  void prelockIsTheCure() {
    try (InMemoryTransaction one = store.begin();
        InMemoryTransaction two = store.begin()) {
      clinic.credits().using(one.joined()).at(Clinic.PRACTICE).prelock(List.of(BEN, ANNA));
      assertThatThrownBy(
              () -> clinic.credits().using(two.joined()).at(Clinic.PRACTICE).prelock(List.of(ANNA)))
          .isInstanceOf(StoreException.class);
      ActingCredits inside = clinic.desk(one.joined());
      Clinic.grant(inside, BEN, MASSAGE, 1, "p-1");
      Clinic.grant(inside, ANNA, MASSAGE, 1, "p-2");
      one.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(1);
  }

  @Test
  @DisplayName("is of no use after its end")
  void refusesCallsAfterTheEnd() {
    InMemoryTransaction transaction = store.begin();
    Savepoint savepoint = transaction.savepoint();
    ActingCredits inside = clinic.desk(transaction.joined());
    var queries = transaction.joined().queries();
    transaction.commit();
    transaction.close();
    assertThatThrownBy(() -> inside.bookings().book(booking(ANNA, "b-1")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> inside.ledger().balance(ANNA, MASSAGE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queries.wallets(PracticeId.of("p"), Optional.empty(), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(transaction::savepoint).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> transaction.rollbackTo(savepoint))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(transaction::commit).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(transaction::rollback).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("stays usable after a conflict of keys, which writes nothing")
  void conflictLeavesItUsable() {
    clinic.grant(ANNA, MASSAGE, 3, "p-1");
    try (InMemoryTransaction transaction = store.begin()) {
      ActingCredits inside = clinic.desk(transaction.joined());
      assertThatThrownBy(() -> inside.ledger().grant(grantOf(ANNA, MASSAGE, 4, "p-1")))
          .isInstanceOf(RequestConflictException.class);
      bookOnce(inside, "b-1");
      transaction.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(2);
  }
}
