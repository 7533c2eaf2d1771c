package io.sessioncredits.verification.properties;

import static io.sessioncredits.verification.properties.StockedPractice.ANNA;
import static io.sessioncredits.verification.properties.StockedPractice.FLEX;
import static io.sessioncredits.verification.properties.StockedPractice.REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Prediction;
import io.sessioncredits.transfer.Transfer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A hostile call")
class HostileCallTest {
  private static final RequestKey KEY = RequestKey.of("form");
  private static final BookingRef EVENT = BookingRef.of("event");

  static Stream<Arguments> calls() {
    return Stream.of(lists(), tooMany(), dates()).flatMap(s -> s);
  }

  private static Stream<Arguments> lists() {
    return Stream.of(
        call(
            "an event for nobody",
            "attendees must be from 1 to 1000, but was 0",
            c -> event(List.of())),
        call(
            "an event for somebody twice",
            "attendees must not hold anybody twice, but was 2",
            c -> event(List.of(ANNA, ANNA))),
        call(
            "an event for a null",
            "attendee must be given, but was null",
            c -> event(Arrays.asList(ANNA, null))),
        call(
            "a batch with a null",
            "command must be given, but was null",
            c -> c.commands().each(Arrays.asList(StockedPractice.GRANT, null))),
        call(
            "balances of a null",
            "holder must be given, but was null",
            c -> c.ledger().balances(Arrays.asList(ANNA, null))));
  }

  private static EventBooking event(List<ClientId> attendees) {
    return EventBooking.of(EVENT, Town.YOGA, StockedPractice.SESSION, attendees);
  }

  private static Stream<Arguments> tooMany() {
    List<ClientId> crowd =
        IntStream.rangeClosed(0, Limits.BATCH).mapToObj(i -> ClientId.of("c" + i)).toList();
    List<CreditCommand<?>> commands = Collections.nCopies(Limits.BATCH + 1, StockedPractice.GRANT);
    return Stream.of(
        call(
            "an event for a crowd",
            "attendees must be from 1 to 1000, but was 1001",
            c -> event(crowd)),
        call(
            "a batch of too many",
            "commands must be from 0 to 1000, but was 1001",
            c -> c.all(commands)),
        call(
            "balances of a crowd",
            "holders must be from 0 to 1000, but was 1001",
            c -> c.ledger().balances(crowd)),
        call(
            "a page without end",
            "limit must be from 1 to 500, but was 501",
            c -> c.ledger().history(HistoryQuery.of(ANNA).withLimit(501))),
        call(
            "a page behind nothing",
            "after must be the cursor of a page, but was \"0|FLEX\"",
            c -> c.ledger().history(HistoryQuery.of(ANNA).withAfter("0|FLEX"))));
  }

  private static Stream<Arguments> dates() {
    Grant grant = Grant.of(ANNA, FLEX, 1, PurchaseRef.of("late"));
    return Stream.of(
        call(
            "a grant that is over",
            "end of validity must be after the credits begin to count, 2027-03-01T09:00:00Z,"
                + " but was 2027-03-01T09:00:00Z",
            c -> c.ledger().grant(grant.withValidUntil(Town.START))),
        call(
            "a grant that ends before it begins",
            "validUntil must be after validFrom, 2027-03-04T09:00:00Z, but was"
                + " 2027-03-04T09:00:00Z",
            c ->
                grant
                    .withValidFrom(StockedPractice.SESSION)
                    .withValidUntil(StockedPractice.SESSION)));
  }

  private static Arguments call(String what, String message, Function<ActingCredits, ?> call) {
    return Arguments.of(what, message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  @DisplayName("is refused with its field, value and limit, and nothing changes")
  void isRefused(String what, String message, Function<ActingCredits, ?> call) {
    Practice practice = StockedPractice.open();
    Everything before = Everything.of(practice, List.of());
    ActingCredits credits = practice.at(StockedPractice.step(StockedPractice.GRANT));

    assertThatThrownBy(() -> call.apply(credits))
        .as(what)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
    assertThat(Everything.of(practice, List.of())).isEqualTo(before);
  }

  static Stream<Arguments> strangers() {
    ClientId other = ClientId.of("Anna");
    BookingRef visit = StockedPractice.BOOKING.booking();
    return Stream.of(
        Arguments.of("a transfer by Anna", Transfer.of(KEY, other, ANNA, FLEX, 1)),
        Arguments.of(
            "a booking by Anna", Booking.of(EVENT, other, Town.YOGA, StockedPractice.SESSION)),
        Arguments.of("a cancellation by Anna", Cancellation.of(visit, other).byPractice()),
        Arguments.of("a cancellation of Visit", Cancellation.of(BookingRef.of("Visit"), ANNA)),
        Arguments.of(
            "a reversal of Transfer",
            Reversal.of(Operation.TRANSFER, RequestKey.of("Transfer"), REASON)),
        Arguments.of(
            "a reversal of a grant by the key of a transfer",
            Reversal.of(Operation.GRANT, StockedPractice.TRANSFER.key(), REASON)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  @DisplayName("under a name that differs in case or kind alone reaches nothing of anybody's")
  void reachesNothingUnderAnotherName(String what, CreditCommand<?> command) {
    Practice practice = StockedPractice.open();
    Everything before = Everything.of(practice, List.of(command));

    Prediction outcome = practice.run(StockedPractice.step(command)).get(0);

    assertThat(outcome.isRefused()).as(what).isTrue();
    assertThat(Everything.of(practice, List.of(command))).isEqualTo(before);
  }

  @Test
  @DisplayName("from another practice finds neither credits nor bookings nor postings")
  void findsNothingFromAnotherPractice() {
    Practice practice = StockedPractice.open();
    Practice other = new Practice(PracticeId.of("Riverside"), practice.store());
    List<CreditCommand<?>> commands =
        List.of(
            Transfer.of(KEY, ANNA, StockedPractice.BEN, FLEX, 1),
            Booking.of(EVENT, ANNA, Town.YOGA, StockedPractice.SESSION),
            Cancellation.of(StockedPractice.BOOKING.line()).byPractice(),
            StockedPractice.ATTENDANCE,
            StockedPractice.REVERSAL,
            Adjustment.by(KEY, ANNA, FLEX, -1, REASON));
    Everything before = Everything.of(practice, commands);

    for (CreditCommand<?> command : commands) {
      Prediction outcome = other.run(StockedPractice.step(command)).get(0);
      assertThat(outcome.isRefused()).as(command::toString).isTrue();
    }

    assertThat(Everything.of(practice, commands)).isEqualTo(before);
    assertThat(other.books().positions()).allSatisfy((w, p) -> assertThat(p.lots()).isEmpty());
  }
}
