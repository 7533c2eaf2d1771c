package io.sessioncredits.verification.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.policy.CreditPolicy;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Kinds of messages that are not wanted")
class WantedKindsTest {
  private static final Actor DESK = Actor.staff("desk");

  private static SessionCredits wanting(Set<MessageKind> kinds) {
    return SessionCredits.builder()
        .store(InMemoryCreditStore.create())
        .policy(CreditPolicy.permissive(ZoneOffset.UTC).withTrackAuthorization(true))
        .clock(() -> Mailroom.START)
        .notifyOf(kinds)
        .build();
  }

  private static void sell(SessionCredits credits) {
    credits
        .at(Mailroom.PRACTICE)
        .as(DESK)
        .ledger()
        .grant(Grant.of(Mailroom.ANNA, Mailroom.MASSAGE, 2, PurchaseRef.of("sale-1")))
        .orThrow();
  }

  private static List<Notification> delivered(SessionCredits credits) {
    Letterbox letterbox = new Letterbox();
    assertThat(credits.at(Mailroom.PRACTICE).notifications().pump(letterbox).run(10).delivered())
        .hasSameSizeAs(letterbox.taken());
    return letterbox.taken();
  }

  @Test
  @DisplayName("leave nothing to deliver, and no practice to ask")
  void nothingWritten() {
    for (Set<MessageKind> kinds : List.of(Set.<MessageKind>of(), Set.of(MessageKind.SPENT))) {
      SessionCredits credits = wanting(kinds);
      sell(credits);
      assertThat(credits.practicesWithNotifications(Optional.empty(), 10)).isEmpty();
      assertThat(delivered(credits)).isEmpty();
    }
  }

  @Test
  @DisplayName("do not keep those that are wanted from being delivered")
  void wantedDelivered() {
    SessionCredits credits = wanting(Set.of(MessageKind.GRANTED));
    sell(credits);
    Notification told = delivered(credits).get(0);
    assertThat(told.messages(MessageKind.GRANTED)).hasSize(1).isEqualTo(told.messages());
    assertThat(told.messages(MessageKind.LOW)).isEmpty();
  }

  @Test
  @DisplayName("leave no warning of authorizations behind, which no entry tells of")
  void warnings() {
    for (boolean isWanted : List.of(true, false)) {
      SessionCredits credits =
          wanting(isWanted ? Set.of(MessageKind.AUTHORIZATION_WARNING) : Set.of(MessageKind.LOW));
      Booking booking =
          Booking.of(
              BookingRef.of("b-1"),
              Mailroom.ANNA,
              AppointmentType.of("massage"),
              Mailroom.START.plusSeconds(60));
      assertThat(credits.at(Mailroom.PRACTICE).as(DESK).bookings().book(booking).warnings())
          .hasSize(1);
      assertThat(delivered(credits)).hasSize(isWanted ? 1 : 0);
    }
  }

  @Test
  @DisplayName("are named without nulls")
  void withoutNulls() {
    Set<MessageKind> withNull = new HashSet<>();
    withNull.add(null);
    assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> wanting(withNull));
  }
}
