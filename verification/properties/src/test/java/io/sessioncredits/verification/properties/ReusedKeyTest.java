package io.sessioncredits.verification.properties;

import static io.sessioncredits.verification.properties.StockedPractice.ADJUSTMENT;
import static io.sessioncredits.verification.properties.StockedPractice.ANNA;
import static io.sessioncredits.verification.properties.StockedPractice.ATTENDANCE;
import static io.sessioncredits.verification.properties.StockedPractice.BEN;
import static io.sessioncredits.verification.properties.StockedPractice.BOOKING;
import static io.sessioncredits.verification.properties.StockedPractice.CANCELLED;
import static io.sessioncredits.verification.properties.StockedPractice.FAMILY;
import static io.sessioncredits.verification.properties.StockedPractice.FLEX;
import static io.sessioncredits.verification.properties.StockedPractice.GRANT;
import static io.sessioncredits.verification.properties.StockedPractice.REASON;
import static io.sessioncredits.verification.properties.StockedPractice.REVERSAL;
import static io.sessioncredits.verification.properties.StockedPractice.SESSION;
import static io.sessioncredits.verification.properties.StockedPractice.TRANSFER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Prediction;
import io.sessioncredits.transfer.Transfer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The key of a command that was carried out")
class ReusedKeyTest {
  private static final CreditType YOGA = CreditType.of("YOGA");

  static Stream<Arguments> changed() {
    return Stream.of(grants(), adjustments(), transfers(), bookings(), others()).flatMap(s -> s);
  }

  private static Stream<Arguments> grants() {
    return Stream.of(
        change("grant of another holder", grant(BEN.value(), FLEX, 10, "sale")),
        change("grant of another credit type", grant("anna", YOGA, 10, "sale")),
        change("grant of another number", grant("anna", FLEX, 11, "sale")),
        change("grant of another purchase", grant("anna", FLEX, 10, "sale2")),
        change("grant with a begin", GRANT.withValidFrom(SESSION)),
        change("grant with an end", GRANT.withValidUntil(SESSION)),
        change("grant with a last day", GRANT.withLastDay(LocalDate.of(2027, 6, 30))),
        change("grant in another category", GRANT.withCategory(Category.PROMOTIONAL)),
        change("grant with another priority", GRANT.withPriority(49)),
        change("grant for another price", GRANT.withPrice(Price.of(9_901, "EUR"))),
        change("grant in another currency", GRANT.withPrice(Price.of(9_900, "GBP"))));
  }

  private static Grant grant(String client, CreditType type, long credits, String purchase) {
    return Grant.of(
            Town.CLIENTS.stream().filter(c -> c.value().equals(client)).findAny().orElseThrow(),
            type,
            credits,
            PurchaseRef.of(purchase))
        .withPrice(Price.of(9_900, "EUR"))
        .withKey(GRANT.key());
  }

  private static Stream<Arguments> adjustments() {
    return Stream.of(
        change(
            "adjustment of another holder", Adjustment.by(ADJUSTMENT.key(), BEN, FLEX, 2, REASON)),
        change(
            "adjustment of another type", Adjustment.by(ADJUSTMENT.key(), ANNA, YOGA, 2, REASON)),
        change(
            "adjustment by another number",
            Adjustment.by(ADJUSTMENT.key(), ANNA, FLEX, -2, REASON)),
        change("adjustment to a number", Adjustment.to(ADJUSTMENT.key(), ANNA, FLEX, 2, REASON)),
        change("adjustment that expects a number", ADJUSTMENT.expecting(10)),
        change("adjustment that allows debt", ADJUSTMENT.allowingDebt()));
  }

  private static Stream<Arguments> transfers() {
    return Stream.of(
        change("transfer from somebody else", Transfer.of(TRANSFER.key(), FAMILY, BEN, FLEX, 3)),
        change("transfer to somebody else", Transfer.of(TRANSFER.key(), ANNA, FAMILY, FLEX, 3)),
        change("transfer of another type", Transfer.of(TRANSFER.key(), ANNA, BEN, YOGA, 3)),
        change("transfer of another number", Transfer.of(TRANSFER.key(), ANNA, BEN, FLEX, 4)));
  }

  private static Stream<Arguments> bookings() {
    return Stream.of(
        change("booking with other seats", BOOKING.withSeats(1)),
        change("booking paid by somebody else", BOOKING.withPayer(FAMILY)),
        change(
            "booking of something else",
            Booking.of(BOOKING.booking(), ANNA, Town.PT30, SESSION).withSeats(2)),
        change(
            "booking at another time",
            Booking.of(BOOKING.booking(), ANNA, Town.YOGA, SESSION.plusNanos(1_000)).withSeats(2)),
        change("booking of a cancelled line with other seats", CANCELLED.withSeats(3)));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        change(
            "attendance of nobody", Attendance.of(BOOKING.line(), false).withKey(ATTENDANCE.key())),
        change(
            "attendance of another line",
            Attendance.of(CANCELLED.line(), true).withKey(ATTENDANCE.key())),
        change("reversal under another rule", REVERSAL.withShortfall(ShortfallRule.CLAMP)));
  }

  private static Arguments change(String what, CreditCommand<?> command) {
    return Arguments.of(what, command);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changed")
  @DisplayName("is a conflict with another content, and nothing changes")
  void conflictsWithAnotherContent(String what, CreditCommand<?> command) {
    Practice practice = StockedPractice.open();
    Everything before = Everything.of(practice, List.of(command));
    Step step = StockedPractice.step(command);

    assertThatThrownBy(() -> Practice.one(practice.at(step).commands(), command))
        .as(what)
        .isInstanceOf(RequestConflictException.class)
        .hasMessageContaining(command.operation().name());
    assertThat(Everything.of(practice, List.of(command))).isEqualTo(before);
  }

  static Stream<Arguments> same() {
    return Stream.of(
        change("a grant with a reason", GRANT.withReason(Reason.of("sent again"))),
        change("a transfer with a reason", TRANSFER.withReason(Reason.of("sent again"))),
        change("a booking with its payer named", BOOKING.withPayer(ANNA)),
        change(
            "a booking with a finer start",
            Booking.of(BOOKING.booking(), ANNA, Town.YOGA, SESSION.plusNanos(999)).withSeats(2)),
        change(
            "an adjustment for another reason",
            Adjustment.by(ADJUSTMENT.key(), ANNA, FLEX, 2, Reason.of("sent again"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("same")
  @DisplayName("is a replay with the same content, whatever else is said")
  void replaysTheSameContent(String what, CreditCommand<?> command) {
    Practice practice = StockedPractice.open();
    Everything before = Everything.of(practice, List.of(command));

    Prediction outcome = practice.run(StockedPractice.step(command)).get(0);

    assertThat(outcome.says()).as(what).containsEntry("replayed", "true");
    assertThat(Everything.of(practice, List.of(command))).isEqualTo(before);
  }
}
