package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A package")
class PackageDefinitionTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final CreditType PT60 = CreditType.of("PT60");
  private static final CreditType MAS = CreditType.of("MAS");

  private static PackageDefinition of(PackageContent... contents) {
    return PackageDefinition.of(PackageId.of("p"), "A package", List.of(contents));
  }

  private static Price euro(long cents) {
    return Price.of(cents, "EUR");
  }

  private static List<Long> shares(List<PackageContent> contents) {
    return contents.stream().map(c -> c.price().orElseThrow().minorUnits()).toList();
  }

  @Test
  @DisplayName("splits its price in proportion to its numbers, and loses no cent")
  void inProportion() {
    PackageDefinition odd =
        of(PackageContent.of(PT60, 1), PackageContent.of(MAS, 1), PackageContent.of(type("x"), 1))
            .withPrice(euro(100));
    assertThat(shares(odd.sold())).containsExactly(33L, 33L, 34L);
    PackageDefinition large =
        of(PackageContent.of(PT60, Limits.CREDITS), PackageContent.of(MAS, Limits.CREDITS))
            .withPrice(euro(Limits.PRICE));
    assertThat(shares(large.sold())).containsExactly(Limits.PRICE / 2, Limits.PRICE / 2);
  }

  private static CreditType type(String name) {
    return CreditType.of(name);
  }

  @Test
  @DisplayName("splits its price as its contents say, also if the numbers change")
  void asGiven() {
    PackageDefinition given =
        of(
            PackageContent.of(PT60, 3).withPrice(euro(9_000)),
            PackageContent.of(MAS, 1).withPrice(euro(1_000)));
    assertThat(given.price()).contains(euro(10_000));
    assertThat(shares(given.sold())).containsExactly(9_000L, 1_000L);
    assertThat(shares(given.sold(Map.of(PT60, 1L), Optional.of(euro(8_000)))))
        .containsExactly(6_000L, 2_000L);
    assertThat(shares(given.sold(Map.of(PT60, 0L), Optional.of(euro(777))))).containsExactly(777L);
    assertThat(given.sold(Map.of(), Optional.empty())).allMatch(c -> c.price().isEmpty());
  }

  @Test
  @DisplayName("gives all of its price to the last content if all of them cost nothing")
  void zeroShares() {
    PackageDefinition zero =
        of(
            PackageContent.of(PT60, 3).withPrice(euro(0)),
            PackageContent.of(MAS, 1).withPrice(euro(0)));
    assertThat(shares(zero.sold(Map.of(), Optional.of(euro(5))))).containsExactly(0L, 5L);
  }

  @Test
  @DisplayName("is refused where shares and price do not agree")
  void wrongShares() {
    PackageContent priced = PackageContent.of(PT60, 3).withPrice(euro(9_000));
    PackageContent plain = PackageContent.of(MAS, 1);
    assertRefused("contents", () -> of(priced, plain));
    assertRefused("contents", () -> of(priced, plain.withPrice(Price.of(1, "CHF"))));
    assertRefused("price", () -> of(priced).withPrice(euro(8_999)));
    assertRefused("contents", () -> of(plain, plain));
    assertRefused("contents", PackageDefinitionTest::of);
    assertRefused("name", () -> of(plain).withName("x".repeat(101)));
    assertRefused("counts", () -> of(plain).sold(Map.of(PT60, 1L), Optional.empty()));
    assertRefused("counts", () -> of(plain).sold(Map.of(MAS, 0L), Optional.empty()));
    assertRefused("creditType", () -> PackageContent.of(CreditType.PRACTICE_SETTINGS, 1));
    assertRefused("billing cycle", () -> of(plain).withRenewal(Period.ZERO));
    assertRefused("billing cycle", () -> of(plain).withRenewal(Period.of(1, 0, -1)));
  }

  private static void assertRefused(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable made) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(made)
        .withMessageStartingWith(field);
  }

  @ParameterizedTest
  @CsvSource({
    "P3M, 2025-01-15T14:30:00Z, 2025-04-15T23:00:00Z",
    "P3M/exact, 2025-01-15T14:30:00Z, 2025-04-15T13:30:00Z",
    "PT72H, 2025-01-15T14:30:00Z, 2025-01-18T14:30:00Z",
    "P1M, 2025-01-31T00:00:00Z, 2025-03-01T00:00:00Z",
    "2026-06-30, 2025-01-15T14:30:00Z, 2026-06-30T23:00:00Z"
  })
  @DisplayName("has credits that end with a day or at an instant, in the zone of the practice")
  void validity(String text, Instant from, Instant end) {
    Validity validity = Validity.ofText(text);
    assertThat(validity.end(from, LISBON)).contains(end);
    assertThat(validity.text()).isEqualTo(text);
  }

  @Test
  @DisplayName("has credits without end unless a validity is given")
  void unlimited() {
    assertThat(PackageContent.of(PT60, 1).validity().end(Instant.EPOCH, LISBON)).isEmpty();
    assertThat(Validity.ofText("unlimited")).isEqualTo(Validity.unlimited());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "P-1M", "P0D", "P101Y", "PT0.5S", "PT0S", "1899-01-01", "x"})
  @DisplayName("has no validity that leads back, is too long or makes no sense")
  void noValidity(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Validity.ofText(text));
  }

  @Test
  @DisplayName("renews at the end of a shorter month, counted from its first day")
  void cycles() {
    BillingCycle monthly = BillingCycle.of(LocalDate.parse("2026-01-31"), Period.ofMonths(1));
    assertThat(List.of(monthly.start(1), monthly.start(2), monthly.start(3), monthly.start(14)))
        .containsExactly(
            LocalDate.parse("2026-01-31"),
            LocalDate.parse("2026-02-28"),
            LocalDate.parse("2026-03-31"),
            LocalDate.parse("2027-02-28"));
    for (int number = 1; number <= 40; number++) {
      assertThat(monthly.startingOn(monthly.start(number))).contains(number);
    }
    assertThat(monthly.startingOn(LocalDate.parse("2026-03-30"))).isEmpty();
    assertThat(monthly.startingOn(LocalDate.parse("2026-01-30"))).isEmpty();
    assertThat(monthly.next()).contains(2);
    assertThat(monthly.withGranted(1, 3).next()).contains(2);
    assertThat(monthly.withCancelledFrom(LocalDate.parse("2026-02-28")).next()).isEmpty();
    assertThat(monthly.withCancelledFrom(LocalDate.parse("2026-03-01")).next()).contains(2);
    assertThat(monthly.withGranted(1, 3).lastGranted()).isEqualTo(3);
  }
}
