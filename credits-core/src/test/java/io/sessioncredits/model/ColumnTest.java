package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The column of an entry in the roll-forward")
class ColumnTest {
  @ParameterizedTest
  @CsvSource({
    "OPEN, PURCHASE, GRANTED",
    "OPEN, RENEWAL, GRANTED",
    "OPEN, ADJUSTMENT, ADJUSTED",
    "OPEN, REVERSAL, ADJUSTED",
    "OPEN, BOOKING, SPENT",
    "OPEN, REVOCATION, REVOKED",
    "TAKE, BOOKING, SPENT",
    "TAKE, ADJUSTMENT, ADJUSTED",
    "TAKE, REVERSAL, ADJUSTED",
    "TAKE, EXPIRY, EXPIRED",
    "TAKE, REVOCATION, REVOKED",
    "GIVE_BACK, CANCELLATION, RESTORED",
    "GIVE_BACK, REVERSAL, ADJUSTED",
    "GIVE_BACK, WRITE_OFF, WRITTEN_OFF",
    "MOVE, TRANSFER, TRANSFERRED",
    "MOVE, REVERSAL, TRANSFERRED",
    "MOVE, SETTLEMENT, SETTLED",
    "MOVE, REISSUE, REARRANGED",
    "MOVE, MERGE, REARRANGED",
    "HOLD, BOOKING, NONE",
    "UNHOLD, BOOKING, NONE",
    "UNHOLD, CANCELLATION, NONE",
    "UNHOLD, TIME_OUT, NONE",
    "TERMS, ADJUSTMENT, NONE",
    "TERMS, BOOKING, NONE",
    "TERMS, CANCELLATION, NONE",
    "TERMS, SETTING, NONE",
    "TERMS, CATALOGUE, NONE",
    "TERMS, PACKAGE, NONE",
    "TERMS, AUTHORIZATION, NONE"
  })
  @DisplayName("is exactly one, for every pair that is written")
  void table(Primitive primitive, Cause cause, Column column) {
    assertThat(Column.of(primitive, cause)).isEqualTo(column);
  }

  @Test
  @DisplayName("is there for 30 pairs, and no other pair can be written")
  void nothingElse() {
    long pairs =
        Arrays.stream(Primitive.values())
            .flatMap(p -> Arrays.stream(Cause.values()).filter(c -> mayBeWritten(p, c)))
            .count();
    assertThat(pairs).isEqualTo(30);
  }

  @Test
  @DisplayName("does not exist for a pair that makes no sense, and the refusal names the pair")
  void nonsense() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Column.of(Primitive.HOLD, Cause.PURCHASE))
        .withMessageContaining("HOLD")
        .withMessageContaining("PURCHASE");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is used by some pair")
  void used(Column column) {
    assertThat(columns(EnumSet.allOf(Primitive.class))).contains(column);
  }

  @Test
  @DisplayName("is none for all that has no amount, and for nothing else")
  void none() {
    Set<Primitive> silent = EnumSet.of(Primitive.HOLD, Primitive.UNHOLD, Primitive.TERMS);
    assertThat(columns(silent)).containsExactly(Column.NONE);
    assertThat(columns(EnumSet.complementOf(EnumSet.copyOf(silent)))).doesNotContain(Column.NONE);
  }

  private static Set<Column> columns(Set<Primitive> primitives) {
    Set<Column> columns = EnumSet.noneOf(Column.class);
    for (Primitive primitive : primitives) {
      Arrays.stream(Cause.values())
          .filter(cause -> mayBeWritten(primitive, cause))
          .forEach(cause -> columns.add(Column.of(primitive, cause)));
    }
    return columns;
  }

  private static boolean mayBeWritten(Primitive primitive, Cause cause) {
    try {
      return Column.of(primitive, cause) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
