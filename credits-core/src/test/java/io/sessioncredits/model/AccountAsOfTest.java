package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account looked back at")
class AccountAsOfTest {
  private static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = day(1_000);
  private static final AccountKey ACCOUNT =
      AccountKey.of(PracticeId.of("north"), ClientId.of("ana"), CreditType.of("PT60"));
  private final List<LedgerEntry> entries = new ArrayList<>();
  private long balance;

  private static Instant day(long day) {
    return DAY_0.plus(day, ChronoUnit.DAYS);
  }

  private static LotTerms terms(long size) {
    return LotTerms.of(size, DAY_0, DAY_0, 0, 1);
  }

  /** Adds an entry that counts on one day and is written on another. */
  private void write(
      int effective, int recorded, Primitive primitive, Cause cause, long lot, long amount) {
    write(effective, recorded, primitive, cause, lot, amount, Optional.empty());
  }

  private void write(
      int effective,
      int recorded,
      Primitive primitive,
      Cause cause,
      long lot,
      long amount,
      Optional<LotTerms> terms) {
    balance += amount;
    entries.add(
        LedgerEntry.builder()
            .account(ACCOUNT)
            .sequence(entries.size() + 1)
            .primitive(primitive)
            .cause(cause)
            .lot(lot)
            .amount(amount)
            .balanceAfter(balance)
            .effectiveAt(day(effective))
            .recordedAt(day(recorded))
            .request(new RequestId(PracticeId.of("north"), Operation.GRANT, RequestKey.of("a")))
            .line(0)
            .terms(terms)
            .actor(Actor.staff("desk"))
            .build());
  }

  private AccountStanding at(Instant effective, Instant knownAt) {
    AccountAsOf account = AccountAsOf.empty(ACCOUNT, new AsOf(effective, knownAt));
    for (LedgerEntry entry : entries) {
      account = account.after(entry);
    }
    return account.standing();
  }

  private long balanceAt(int day) {
    return at(day(day), LATE).balance();
  }

  @Test
  @DisplayName("S79 is judged by the end: a back-dated entry may leave a dip before later credits")
  void dip() {
    write(1, 1, Primitive.OPEN, Cause.PURCHASE, 1, 100, Optional.of(terms(100)));
    write(2, 2, Primitive.TAKE, Cause.BOOKING, 1, -50);
    write(3, 3, Primitive.TAKE, Cause.BOOKING, 1, -10);
    write(4, 4, Primitive.OPEN, Cause.PURCHASE, 4, 50, Optional.of(terms(50)));
    write(5, 5, Primitive.TAKE, Cause.BOOKING, 4, -10);
    write(2, 6, Primitive.TAKE, Cause.BOOKING, 1, -40);
    write(2, 6, Primitive.TAKE, Cause.BOOKING, 4, -10);
    assertThat(balanceAt(1)).isEqualTo(100);
    assertThat(balanceAt(2)).isEqualTo(0);
    assertThat(balanceAt(3)).isEqualTo(-10);
    assertThat(at(day(3), LATE).owed()).isEqualTo(10);
    assertThat(at(day(3), LATE).outstanding()).isZero();
    assertThat(balanceAt(4)).isEqualTo(40);
    assertThat(balanceAt(5)).isEqualTo(30);
    assertThat(at(day(2), day(5)).balance()).isEqualTo(50);
  }

  @Test
  @DisplayName("S80 has what is effective in June, and as known earlier not what was written later")
  void knownLater() {
    write(10, 10, Primitive.OPEN, Cause.PURCHASE, 1, 5, Optional.of(terms(5)));
    write(29, 31, Primitive.TAKE, Cause.BOOKING, 1, -1);
    assertThat(at(day(30), LATE).balance()).isEqualTo(4);
    assertThat(at(day(30), day(30)).balance()).isEqualTo(5);
    assertThat(at(day(30), day(31)).balance()).isEqualTo(4);
  }

  @Test
  @DisplayName("S82 has credits that paid for a debt before it came to count")
  void prepaid() {
    write(5, 5, Primitive.OPEN, Cause.BOOKING, 1, -2);
    write(1, 20, Primitive.OPEN, Cause.PURCHASE, 2, 5, Optional.of(terms(5)));
    write(1, 20, Primitive.MOVE, Cause.SETTLEMENT, 2, -2);
    write(1, 20, Primitive.MOVE, Cause.SETTLEMENT, 1, 2);
    AccountStanding early = at(day(3), LATE);
    assertThat(early.prepaid()).isEqualTo(2);
    assertThat(early.balance()).isEqualTo(5);
    assertThat(at(day(10), LATE).balance()).isEqualTo(3);
    assertThat(at(day(10), day(10)).owed()).isEqualTo(2);
  }

  @Test
  @DisplayName("has ended lots as ended, written down or not, but not before that could be known")
  void expiry() {
    LotTerms ending = terms(3).withValidUntil(day(10));
    write(1, 1, Primitive.OPEN, Cause.PURCHASE, 1, 3, Optional.of(ending));
    AccountStanding implied = at(day(20), LATE);
    assertThat(implied.balance()).isZero();
    assertThat(implied.flow(Column.EXPIRED)).isEqualTo(new Flow(0, 3));
    assertThat(at(day(20), day(9)).balance()).isEqualTo(3);
    assertThat(at(day(10).minus(1, ChronoUnit.MICROS), LATE).balance()).isEqualTo(3);
    write(10, 30, Primitive.TAKE, Cause.EXPIRY, 1, -3);
    assertThat(at(day(20), LATE).flows()).isEqualTo(implied.flows());
    assertThat(at(day(20), day(25)).flows()).isEqualTo(implied.flows());
    assertThat(at(day(9), LATE).balance()).isEqualTo(3);
  }

  @Test
  @DisplayName("keeps the price of a lot to the cent while its credits go")
  void price() {
    LotTerms priced = terms(3).withPrice(Price.of(100, "EUR"));
    write(1, 1, Primitive.OPEN, Cause.PURCHASE, 1, 3, Optional.of(priced));
    write(2, 2, Primitive.TAKE, Cause.BOOKING, 1, -1);
    write(3, 3, Primitive.TAKE, Cause.REVOCATION, 1, -1);
    AccountStanding standing = at(day(9), LATE);
    assertThat(value(standing, ValueFlow.SOLD)).isEqualTo(100);
    assertThat(value(standing, ValueFlow.EARNED)).isEqualTo(-34);
    assertThat(value(standing, ValueFlow.REFUNDED)).isEqualTo(-33);
    assertThat(standing.worth()).containsExactly(java.util.Map.entry("EUR", 33L));
  }

  private static long value(AccountStanding standing, ValueFlow flow) {
    return Optional.ofNullable(standing.values().get(flow))
        .map((SortedMap<String, Long> v) -> v.getOrDefault("EUR", 0L))
        .orElse(0L);
  }

  @Test
  @DisplayName("refuses entries that do not follow each other")
  void gap() {
    write(1, 1, Primitive.OPEN, Cause.PURCHASE, 1, 3, Optional.of(terms(3)));
    write(1, 1, Primitive.TAKE, Cause.BOOKING, 1, -1);
    entries.remove(0);
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> at(day(9), LATE))
        .withMessageContaining("does not follow");
  }
}
