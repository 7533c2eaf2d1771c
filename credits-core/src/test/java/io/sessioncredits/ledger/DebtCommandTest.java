package io.sessioncredits.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A command about debts")
class DebtCommandTest {
  private static final RequestKey KEY = RequestKey.of("form-1");
  private static final ClientId ANNA = ClientId.of("anna");
  private static final Reason REASON = Reason.of("because");
  private static final SettleDebts ALL = SettleDebts.of(KEY, ANNA, REASON);

  private static BookingLine line(int number) {
    return BookingLine.of(BookingRef.of("b-" + number), ANNA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$practice", "$client"})
  @DisplayName("names no credit type that is reserved for settings")
  void reservedTypes(String reserved) {
    CreditType type = CreditType.of(reserved);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> WriteOff.of(KEY, ANNA, type, REASON))
        .withMessageContaining("creditType");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ALL.withType(type))
        .withMessageContaining("creditType");
  }

  @Test
  @DisplayName("is about a client or a group, and never the practice itself")
  void practice() {
    Holder practice = Holder.ofKey("practice:");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> WriteOff.of(KEY, practice, CreditType.of("PT60"), REASON))
        .withMessageContaining("holder");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> SettleDebts.of(KEY, practice, REASON))
        .withMessageContaining("holder");
  }

  @Test
  @DisplayName("names lines in their order, at least one and none twice: no line is not all lines")
  void lines() {
    assertThat(ALL.lines()).isEmpty();
    assertThat(ALL.forLines(List.of(line(2), line(1))).lines()).containsExactly(line(2), line(1));
    List<List<BookingLine>> wrong =
        List.of(
            List.of(),
            List.of(line(1), line(2), line(1)),
            Collections.nCopies(Limits.OPEN_LINES + 1, line(1)));
    for (List<BookingLine> lines : wrong) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> ALL.forLines(lines))
          .withMessageContaining("lines");
    }
    List<BookingLine> most = IntStream.range(0, Limits.OPEN_LINES).mapToObj(i -> line(i)).toList();
    assertThat(ALL.forLines(most).lines()).hasSize(Limits.OPEN_LINES);
  }
}
