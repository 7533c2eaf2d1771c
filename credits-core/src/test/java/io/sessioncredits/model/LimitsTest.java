package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Input is checked when it enters:")
class LimitsTest {
  private static final String LONGEST_ID = "x".repeat(Limits.ID_LENGTH);

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z9", "._-:/@+#", "~"})
  @DisplayName("an identifier holds ASCII letters, digits and a few marks")
  void alphabet(String id) {
    if (id.equals("~")) {
      refused("client", () -> ClientId.of(id)).withMessageContaining("\"~\"");
    } else {
      assertThat(ClientId.of(id).value()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a|b", "a;b", "a,b", "a=b", "a~b", "ä", "a\u0000", "\u0661", "ａ", "a\n",
        "🙂"
      })
  @DisplayName("an identifier never holds a separator of a stored text, nor anything like a letter")
  void otherCharacters(String id) {
    refused("creditType", () -> CreditType.of(id));
  }

  @Test
  @DisplayName("an identifier has at most 64 characters")
  void idLength() {
    assertThat(ClientId.of(LONGEST_ID).value()).hasSize(64);
    refused("client", () -> ClientId.of(LONGEST_ID + "x")).withMessageContaining("at most 64");
  }

  @Test
  @DisplayName("a long value is shortened in the message, and what could spoil a log is escaped")
  void messagesAreSafe() {
    refused("booking", () -> BookingRef.of("line\r\n\u202e" + "y".repeat(100)))
        .withMessageContaining("\\u000d\\u000a\\u202e")
        .withMessageContaining("(107 characters)")
        .withMessageNotContaining("y".repeat(41));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "a\tb",
        "a\nb",
        "\u0000",
        "bidi \u202e",
        "zero\u200bwidth",
        "\ud800",
        "a\u2028b"
      })
  @DisplayName("a reason is a sentence without control and format characters")
  void notASentence(String text) {
    refused("reason", () -> Reason.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "Müßig – 二回分, ещё раз", "🙂 e\u0301"})
  @DisplayName("a reason may be in any script")
  void aSentence(String text) {
    assertThat(Reason.of(text).text()).isEqualTo(text);
  }

  @Test
  @DisplayName("a reason has at most 500 characters, and its own text never shows them")
  void reasonLength() {
    assertThat(Reason.of("é".repeat(500))).hasToString("Reason[500 characters]");
    refused("reason", () -> Reason.of("é".repeat(501)));
  }

  @Test
  @DisplayName("credits are from 1 to a thousand millions")
  void credits() {
    assertThat(Limits.credits("credits", 1)).isEqualTo(1);
    assertThat(Limits.credits("credits", Limits.CREDITS)).isEqualTo(1_000_000_000L);
    refused("credits", () -> Limits.credits("credits", 0)).withMessageContaining("but was 0");
    refused("credits", () -> Limits.credits("credits", Limits.CREDITS + 1));
    refused("credits", () -> Limits.credits("credits", Long.MIN_VALUE));
  }

  @Test
  @DisplayName("an instant is cut to the microsecond, downwards, before 1970 too")
  void instantsAreCut() {
    assertThat(Limits.instant("at", Instant.parse("2026-01-01T00:00:00.000001999Z")))
        .isEqualTo("2026-01-01T00:00:00.000001Z");
    assertThat(Limits.instant("at", Instant.parse("1969-12-31T23:59:59.999999001Z")))
        .isEqualTo("1969-12-31T23:59:59.999999Z");
  }

  @Test
  @DisplayName("an instant is from 1900 and before 9999")
  void instantsAreBounded() {
    assertThat(Limits.instant("at", Limits.EARLIEST)).isEqualTo(Limits.EARLIEST);
    refused("at", () -> Limits.instant("at", Limits.EARLIEST.minusNanos(1)));
    assertThat(Limits.instant("at", Limits.LATEST.minusNanos(1)))
        .isEqualTo("9998-12-31T23:59:59.999999Z");
    refused("at", () -> Limits.instant("at", Limits.LATEST));
    refused("at", () -> Limits.instant("at", Instant.MAX));
    refused("at", () -> Limits.instant("at", Instant.MIN));
  }

  @Test
  @DisplayName("an instant is the same after it was counted in microseconds")
  void microseconds() {
    for (Instant instant :
        new Instant[] {Limits.EARLIEST, Instant.EPOCH, Limits.LATEST.minusNanos(1_000)}) {
      assertThat(Micros.instant(Micros.of(instant))).isEqualTo(instant);
    }
    assertThat(Micros.of(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
  }

  @Test
  @DisplayName("a price has three capital letters and at most a thousand million minor units")
  void prices() {
    assertThat(Price.of(Limits.PRICE, "EUR").minorUnits()).isEqualTo(Limits.PRICE);
    refused("price", () -> Price.of(-1, "EUR"));
    refused("price", () -> Price.of(Limits.PRICE + 1, "EUR"));
    for (String currency : new String[] {"", "eur", "EURO", "E R", "ÄÖÜ", "EUR\n"}) {
      refused("currency", () -> Price.of(1, currency));
    }
  }

  @Test
  @DisplayName("an attempt is from 1 to 9,999")
  void attempts() {
    BookingRef booking = BookingRef.of("b");
    ClientId client = ClientId.of("c");
    assertThat(new BookingLine(booking, client, 9_999).attempt()).isEqualTo(9_999);
    refused("attempt", () -> new BookingLine(booking, client, 0));
    refused("attempt", () -> new BookingLine(booking, client, 10_000));
  }

  @Test
  @DisplayName("a holder's key begins with its kind, so that a client and a group never meet")
  void holders() {
    assertThat(Holder.ofKey(ClientId.of("7").key())).isEqualTo(ClientId.of("7"));
    assertThat(Holder.ofKey(GroupId.of("7").key())).isEqualTo(GroupId.of("7"));
    assertThat(ClientId.of("group:7").key()).isEqualTo("client:group:7");
    refused("holder", () -> Holder.ofKey("7"));
    refused("group", () -> Holder.ofKey("group:"));
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<InvalidInputException> refused(
      String field, ThrowingCallable input) {
    return assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(input)
        .withMessageStartingWith(field + " ")
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }
}
