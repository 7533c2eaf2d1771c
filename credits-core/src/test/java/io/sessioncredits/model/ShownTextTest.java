package io.sessioncredits.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The text of")
class ShownTextTest {
  private static final PracticeId PRACTICE = PracticeId.of("north");
  private static final ClientId CLIENT = ClientId.of("c-17");
  private static final AccountKey ACCOUNT = AccountKey.of(PRACTICE, CLIENT, CreditType.of("YOGA"));

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(PRACTICE, "north"),
        Arguments.of(CLIENT, "c-17"),
        Arguments.of(GroupId.of("g-4"), "g-4"),
        Arguments.of(CreditType.of("YOGA"), "YOGA"),
        Arguments.of(AppointmentType.of("YOGA-60"), "YOGA-60"),
        Arguments.of(BookingRef.of("visit-1"), "visit-1"),
        Arguments.of(PurchaseRef.of("sale-9"), "sale-9"),
        Arguments.of(new BookingLine(BookingRef.of("visit-1"), CLIENT, 2), "visit-1/c-17/2"),
        Arguments.of(Actor.staff("desk"), "STAFF:desk"),
        Arguments.of(ACCOUNT.wallet(), "north/" + CLIENT.key()),
        Arguments.of(ACCOUNT, "north/" + CLIENT.key() + "/YOGA"),
        Arguments.of(new EntryRef(ACCOUNT, 3), "north/" + CLIENT.key() + "/YOGA/3"),
        Arguments.of(new LotId(ACCOUNT, 5), "north/" + CLIENT.key() + "/YOGA/5"));
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("a name is the name, for messages and logs")
  void name(Object name, String text) {
    assertThat(name).hasToString(text);
  }

  @Test
  @DisplayName(
      "bad input shows 40 characters whole, of a longer value these and how many there are")
  void shortened() {
    assertThat(new InvalidInputException("key", "x".repeat(40), "must be shorter"))
        .hasMessage("key must be shorter, but was \"" + "x".repeat(40) + "\"");
    assertThat(new InvalidInputException("key", "x".repeat(41), "must be shorter"))
        .hasMessage("key must be shorter, but was \"" + "x".repeat(40) + "\" (41 characters)");
  }

  @Test
  @DisplayName("bad input shows what a terminal would obey as its number, from delete on")
  void escaped() {
    assertThat(new InvalidInputException("key", " ~\u007f\u001f", "must be plain"))
        .hasMessage("key must be plain, but was \" ~\\u007f\\u001f\"");
  }

  @Test
  @DisplayName("a sentence is handed back as it was given")
  void sentence() {
    assertThat(Limits.sentence("reason", "She moved away.")).isEqualTo("She moved away.");
  }

  @Test
  @DisplayName("a key used twice is in the exception, not in its message")
  void conflict() {
    RequestId id = new RequestId(PRACTICE, Operation.GRANT, RequestKey.of("secret"));
    RequestConflictException conflict = new RequestConflictException(id);
    assertThat(conflict.request()).isEqualTo(id);
    assertThat(conflict.getMessage()).doesNotContain("secret");
  }

  @Test
  @DisplayName("terms without a priority say the middle one")
  void priority() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(LotTerms.of(1, start, start, 0, 1).priority()).isEqualTo(50);
  }
}
