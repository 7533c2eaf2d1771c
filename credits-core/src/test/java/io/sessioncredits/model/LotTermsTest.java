package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The terms of a lot")
class LotTermsTest {
  private static final PracticeId PRACTICE = PracticeId.of("north-clinic");
  private static final Instant FROM = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
  private static final LotTerms OPEN_END = LotTerms.of(10, FROM, FROM, 0, 1);
  private static final LotTerms MONTH = OPEN_END.withValidUntil(UNTIL);

  @Test
  @DisplayName("are paid, of priority 50, without end and price unless said otherwise")
  void defaults() {
    assertThat(OPEN_END.category()).isEqualTo(Category.PAID);
    assertThat(OPEN_END.priority()).isEqualTo(50);
    assertThat(OPEN_END.validUntil()).isEmpty();
    assertThat(OPEN_END.price()).isEmpty();
    assertThat(OPEN_END.origin()).isEmpty();
    assertThat(OPEN_END.purchase()).isEmpty();
    assertThat(OPEN_END.validityPolicy()).isEmpty();
  }

  @Nested
  @DisplayName("count")
  class Validity {
    @Test
    @DisplayName("from the first instant on, and not one microsecond before it")
    void begins() {
      assertThat(MONTH.isValidAt(FROM.minus(1, ChronoUnit.MICROS))).isFalse();
      assertThat(MONTH.isValidAt(FROM)).isTrue();
    }

    @Test
    @DisplayName("up to one microsecond before the end, and not at the end (S14)")
    void ends() {
      assertThat(MONTH.isValidAt(UNTIL.minus(1, ChronoUnit.MICROS))).isTrue();
      assertThat(MONTH.isOverAt(UNTIL.minus(1, ChronoUnit.MICROS))).isFalse();
      assertThat(MONTH.isValidAt(UNTIL)).isFalse();
      assertThat(MONTH.isOverAt(UNTIL)).isTrue();
    }

    @Test
    @DisplayName("for ever if there is no end")
    void endless() {
      assertThat(OPEN_END.isValidAt(Limits.LATEST)).isTrue();
      assertThat(OPEN_END.isOverAt(Limits.LATEST)).isFalse();
    }

    @Test
    @DisplayName("for an earlier session only if they count since the grant")
    void earlierSessions() {
      Instant earlier = FROM.minus(1, ChronoUnit.DAYS);
      LotTerms later = LotTerms.of(10, FROM, earlier, 0, 1);
      assertThat(OPEN_END.countsFor(earlier)).isTrue();
      assertThat(later.countsFor(earlier)).isFalse();
      assertThat(later.countsFor(FROM)).isTrue();
    }

    @Test
    @DisplayName("for no session at or after the end")
    void laterSessions() {
      assertThat(MONTH.countsFor(UNTIL.minus(1, ChronoUnit.MICROS))).isTrue();
      assertThat(MONTH.countsFor(UNTIL)).isFalse();
    }
  }

  @Nested
  @DisplayName("are refused")
  class Refused {
    @Test
    @DisplayName("if they end before they begin, or at once")
    void endBeforeStart() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> OPEN_END.withValidUntil(FROM))
          .withMessageContaining("validUntil must be after validFrom");
      assertThat(OPEN_END.withValidUntil(FROM.plus(1, ChronoUnit.MICROS)).validUntil()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_001L})
    @DisplayName("for a lot of no or too many credits")
    void size(long size) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> LotTerms.of(size, FROM, FROM, 0, 1))
          .withMessageContaining("lot size");
    }

    @ParameterizedTest
    @CsvSource({"-1,0,1,priority", "101,0,1,priority", "50,-1,1,coverage", "50,0,-1,breadth"})
    @DisplayName("with a priority, coverage or breadth out of range")
    void numbers(int priority, int coverage, int breadth, String field) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> LotTerms.of(1, FROM, FROM, coverage, breadth).withPriority(priority))
          .withMessageContaining(field);
    }

    @Test
    @DisplayName("with a policy that is no short token")
    void policy() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> OPEN_END.withValidityPolicy("three months"))
          .withMessageContaining("validity policy");
    }
  }

  @Nested
  @DisplayName("as named texts")
  class Fields {
    private final Map<String, String> fields = new HashMap<>(MONTH.fields());

    @Test
    @DisplayName("have no name for what is absent")
    void absent() {
      assertThat(OPEN_END.fields())
          .containsOnlyKeys(
              "size", "from", "granted", "coverage", "breadth", "category", "priority");
    }

    @Test
    @DisplayName("lose and gain nothing")
    void roundTrip() {
      assertThat(LotTerms.ofFields(PRACTICE, fields)).isEqualTo(MONTH);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"size", "from", "granted", "coverage", "breadth", "category", "priority"})
    @DisplayName("cannot be read if a mandatory one is missing")
    void missing(String name) {
      fields.remove(name);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> LotTerms.ofFields(PRACTICE, fields))
          .withMessageContaining(name);
    }

    @Test
    @DisplayName("name an origin of the same practice")
    void origin() {
      LotId origin = new LotId(AccountKey.of(PRACTICE, GroupId.of("g"), CreditType.of("T")), 3);
      Map<String, String> told = OPEN_END.withOrigin(origin).fields();
      assertThat(told).containsEntry("origin", "group:g|T|3");
      assertThat(LotTerms.ofFields(PRACTICE, told).origin()).isEqualTo(Optional.of(origin));
    }
  }
}
