package io.sessioncredits.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PackageOffer;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A refusal that is remembered")
class RememberedRefusalTest {
  private static final Refusal FULL =
      Refusal.of(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE)
          .withRequired(1)
          .withAvailable(2)
          .withAvailableOnSessionDate(3)
          .withOwed(4)
          .withExpiresAt(Instant.parse("2026-03-29T01:30:00.000001Z"))
          .withPackages(
              List.of(
                  new PackageOffer(
                      PackageId.of("ten"),
                      "Ten * für, alle = 100 %",
                      Optional.of(Price.of(50_000, "EUR")),
                      10,
                      true),
                  new PackageOffer(PackageId.of("trial"), "Trial", Optional.empty(), 1, false)));

  private static Verdict with(String name, String value) {
    Map<String, String> facts = new TreeMap<>(RememberedRefusal.verdict(FULL).facts());
    facts.put(name, value);
    return new Verdict("refused", facts, List.of());
  }

  @Test
  @DisplayName("is read as it was written, with all figures and packages")
  void roundTrip() {
    assertThat(RememberedRefusal.of(RememberedRefusal.verdict(FULL))).contains(FULL);
    Refusal bare = Refusal.of(RefusalCode.SAME_HOLDER);
    assertThat(RememberedRefusal.of(RememberedRefusal.verdict(bare))).contains(bare);
  }

  @Test
  @DisplayName("keeps the order of more than nine packages")
  void order() {
    List<PackageOffer> twelve =
        java.util.stream.IntStream.range(0, 12)
            .mapToObj(i -> new PackageOffer(PackageId.of("p-" + i), "P", Optional.empty(), 1, true))
            .toList();
    Refusal many = Refusal.of(RefusalCode.INSUFFICIENT_CREDITS).withPackages(twelve);
    assertThat(RememberedRefusal.of(RememberedRefusal.verdict(many))).contains(many);
  }

  @Test
  @DisplayName("is told from what was carried out")
  void carriedOut() {
    assertThat(RememberedRefusal.of(new Verdict("booked", Map.of(), List.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "code, NO_SUCH_CODE",
    "required, many",
    "expires-at, soon",
    "offer-1, ten*Ten*10",
    "offer-1, ten*Ten*10*true*50000",
    "offer-2, trial*Trial*one*false"
  })
  @DisplayName("is damaged if it says what cannot be")
  void damaged(String name, String value) {
    Verdict damaged = with(name, value);
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> RememberedRefusal.of(damaged))
        .withMessageStartingWith("a stored refusal is damaged")
        .withMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"code", "required", "available", "on-session-date", "owed"})
  @DisplayName("is damaged if a figure is missing")
  void missing(String name) {
    Map<String, String> facts = new TreeMap<>(RememberedRefusal.verdict(FULL).facts());
    facts.remove(name);
    Verdict damaged = new Verdict("refused", facts, List.of());
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> RememberedRefusal.of(damaged))
        .withMessage("the kept outcome refused does not say " + name);
  }
}
