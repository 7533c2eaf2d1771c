package io.sessioncredits.inmemory;

import static io.sessioncredits.inmemory.Clinic.ANNA;
import static io.sessioncredits.inmemory.Clinic.BEN;
import static io.sessioncredits.inmemory.Clinic.MASSAGE;
import static io.sessioncredits.inmemory.Clinic.MORNING;
import static io.sessioncredits.inmemory.Clinic.PRACTICE;
import static io.sessioncredits.inmemory.Clinic.booking;
import static io.sessioncredits.inmemory.Clinic.grantOf;
import static io.sessioncredits.inmemory.Clinic.wallet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.spi.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store in memory writes")
class AppendRulesTest {
  private final Clinic clinic =
      new Clinic(InMemoryCreditStore.builder().lockTimeout(Duration.ZERO).tries(1).build());

  private int append(Posting... postings) {
    return clinic.store().<Integer>inTransaction(tx -> locked(tx, postings));
  }

  private static int locked(CreditTransaction tx, Posting... postings) {
    int wallets = tx.lock(new TreeSet<>(List.of(wallet(ANNA), wallet(BEN)))).size();
    tx.append(List.of(postings));
    return wallets;
  }

  private Posting grant(ClientId client, String purchase) {
    return Draughtsman.posting(clinic, grantOf(client, MASSAGE, 1, purchase));
  }

  private static Posting withRequest(Posting posting, RequestId id) {
    RequestRecord request = posting.request();
    return new Posting(
        new RequestRecord(id, request.command(), request.recordedAt(), request.verdict()),
        posting.entries(),
        posting.positions(),
        posting.bookings());
  }

  private static void assertRetryable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.retryable()).isTrue());
  }

  private void assertUntouched(ClientId client) {
    assertThat(clinic.store().queries().entries(wallet(client).account(MASSAGE), 0, 9)).isEmpty();
    assertThat(clinic.available(client)).isZero();
    assertThat(clinic.store().outbox().claim(PRACTICE, 9, MORNING, Duration.ZERO)).isEmpty();
  }

  @Test
  @DisplayName("nothing in a wallet that is not locked")
  void nothingWithoutLock() {
    Posting posting = grant(ANNA, "p-1");
    assertThatThrownBy(
            () ->
                clinic
                    .store()
                    .<Integer>inTransaction(
                        tx -> {
                          tx.append(List.of(posting));
                          return 1;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("no request a second time")
  void noRequestTwice() {
    Posting posting = grant(ANNA, "p-1");
    assertThat(append(posting)).isEqualTo(2);
    assertRetryable(() -> append(posting));
    assertThat(clinic.available(ANNA)).isEqualTo(1);
  }

  @Test
  @DisplayName("no entry that was decided on an older position")
  void noStaleEntry() {
    Posting stale = grant(ANNA, "p-1");
    clinic.grant(ANNA, MASSAGE, 5, "p-2");
    assertRetryable(() -> append(stale));
    assertThat(clinic.available(ANNA)).isEqualTo(5);
  }

  @Test
  @DisplayName("no entry behind a gap")
  void noGap() {
    clinic.grant(ANNA, MASSAGE, 5, "p-0");
    Posting second = grant(ANNA, "p-1");
    Clinic other = new Clinic(InMemoryCreditStore.create());
    assertRetryable(() -> other.store().<Integer>inTransaction(tx -> locked(tx, second)));
    assertThat(other.available(ANNA)).isZero();
  }

  @Test
  @DisplayName("no entry without the position it leads to, and no other position")
  void noStrangePosition() {
    Posting posting = grant(ANNA, "p-1");
    assertRetryable(
        () -> append(new Posting(posting.request(), posting.entries(), Map.of(), List.of())));
    assertRetryable(
        () -> append(new Posting(posting.request(), List.of(), posting.positions(), List.of())));
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("no entries with a gap among them, even if their number is right")
  void noGapWithin() {
    Posting first = grant(ANNA, "p-1");
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    Posting second = grant(ANNA, "p-2");
    clinic.grant(ANNA, MASSAGE, 1, "p-2");
    Posting third = grant(ANNA, "p-3");
    List<LedgerEntry> entries = List.of(first.entries().get(0), third.entries().get(0));
    Posting gap = new Posting(second.request(), entries, second.positions(), List.of());
    Clinic other = new Clinic(InMemoryCreditStore.create());
    assertRetryable(() -> other.store().<Integer>inTransaction(tx -> locked(tx, gap)));
    assertThat(other.available(ANNA)).isZero();
  }

  @Test
  @DisplayName("no posting that crosses practices")
  void noCrossing() {
    Posting posting = grant(ANNA, "p-1");
    RequestId id = posting.request().id();
    Posting crossing =
        withRequest(posting, new RequestId(PracticeId.of("other"), id.operation(), id.key()));
    assertThatThrownBy(() -> append(crossing)).isInstanceOf(IllegalStateException.class);
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("nothing in a wallet that was to be locked as one of another practice")
  void noForeignLock() {
    PracticeId other = PracticeId.of("other");
    assertThatThrownBy(
            () ->
                clinic
                    .store()
                    .<CreditQueries.View>inTransaction(
                        tx -> tx.lock(other, new TreeSet<>(List.of(wallet(ANNA))), Lookups.NONE)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("none of several postings if the last does not follow")
  void allOrNone() {
    Posting first = grant(ANNA, "p-1");
    Posting second = grant(BEN, "p-2");
    assertRetryable(() -> append(first, second, withRequest(second, Clinic.request("p-3"))));
    assertUntouched(ANNA);
    assertUntouched(BEN);
  }

  @Test
  @DisplayName("nothing of a transaction whose work has hidden a failure")
  void hiddenFailure() {
    Posting first = grant(ANNA, "p-1");
    assertThatThrownBy(
            () ->
                clinic
                    .store()
                    .<Integer>inTransaction(
                        tx -> {
                          int wallets = locked(tx, first);
                          assertRetryable(() -> tx.append(List.of(first)));
                          return wallets;
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("none of several postings if the last is of a wallet that is not locked")
  void allOrNoneWithoutLock() {
    Posting first = grant(ANNA, "p-1");
    Posting second = grant(Clinic.CARA, "p-2");
    int wallets =
        clinic
            .store()
            .<Integer>inTransaction(
                tx -> {
                  assertThatThrownBy(() -> locked(tx, first, second))
                      .isInstanceOf(IllegalStateException.class);
                  return 2;
                });
    assertThat(wallets).isEqualTo(2);
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("nothing of work that throws, even if the host goes on and commits")
  void nothingOfFailedWork() {
    Posting posting = grant(ANNA, "p-1");
    try (InMemoryTransaction transaction = clinic.store().begin()) {
      assertThatThrownBy(
              () ->
                  transaction
                      .joined()
                      .<Integer>inTransaction(
                          tx -> {
                            throw new IllegalArgumentException("after " + locked(tx, posting));
                          }))
          .isInstanceOf(IllegalArgumentException.class);
      transaction.commit();
    }
    assertUntouched(ANNA);
  }

  @Test
  @DisplayName("no line that somebody else pays already")
  void payerStays() {
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    clinic.grant(BEN, MASSAGE, 1, "p-2");
    Posting paidByBen = Draughtsman.posting(clinic, booking(ANNA, "b-1").withPayer(BEN));
    assertThat(clinic.desk().bookings().book(booking(ANNA, "b-1")).isBooked()).isTrue();
    assertRetryable(() -> append(withRequest(paidByBen, Clinic.request("p-3"))));
    assertThat(clinic.available(BEN)).isEqualTo(1);
  }

  @Test
  @DisplayName("a line once, since who pays for it locks the wallet of who comes as well")
  void oneLineOfTwo() {
    clinic.grant(ANNA, MASSAGE, 1, "p-1");
    clinic.grant(BEN, MASSAGE, 1, "p-2");
    Booking paidByBen = booking(ANNA, "b-1").withPayer(BEN);
    try (InMemoryTransaction one = clinic.store().begin();
        InMemoryTransaction two = clinic.store().begin()) {
      assertThat(clinic.desk(one.joined()).bookings().book(booking(ANNA, "b-1")).isBooked())
          .isTrue();
      assertRetryable(() -> clinic.desk(two.joined()).bookings().book(paidByBen));
      one.commit();
    }
    assertThat(clinic.available(ANNA)).isZero();
    assertThat(clinic.available(BEN)).isEqualTo(1);
    assertThat(clinic.credits().at(PRACTICE).maintenance().audit().problems()).isEmpty();
  }

  @Test
  @DisplayName("a purchase once where two transactions grant it to different holders")
  void onePurchaseOfTwo() {
    try (InMemoryTransaction one = clinic.store().begin();
        InMemoryTransaction two = clinic.store().begin()) {
      Clinic.grant(clinic.desk(one.joined()), ANNA, MASSAGE, 1, "p-1");
      Clinic.grant(clinic.desk(two.joined()), BEN, MASSAGE, 1, "p-1");
      one.commit();
      assertRetryable(two::commit);
    }
    assertThat(clinic.available(ANNA)).isEqualTo(1);
    assertThat(clinic.available(BEN)).isZero();
  }

  @Test
  @DisplayName("both practices of a transaction of the host, or neither")
  void twoPractices() {
    PracticeId branch = PracticeId.of("branch");
    WalletKey there = new WalletKey(branch, ANNA);
    try (InMemoryTransaction transaction = clinic.store().begin()) {
      Clinic.grant(clinic.desk(transaction.joined()), ANNA, MASSAGE, 1, "p-1");
      Clinic.grant(
          clinic.credits().using(transaction.joined()).at(branch).as(Clinic.DESK),
          ANNA,
          MASSAGE,
          2,
          "p-1");
      assertThat(clinic.store().queries().entries(there.account(MASSAGE), 0, 9)).isEmpty();
      transaction.commit();
    }
    assertThat(clinic.available(ANNA)).isEqualTo(1);
    assertThat(clinic.store().queries().entries(there.account(MASSAGE), 0, 9)).hasSize(1);
  }
}
