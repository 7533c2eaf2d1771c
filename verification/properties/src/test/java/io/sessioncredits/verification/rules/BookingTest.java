package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.booking.EventOutcome;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.testkit.scenario.Scene;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A booking")
class BookingTest {
  private static final AppointmentType YOGA = AppointmentType.of("YOGA");
  private static final CreditType FLEX = CreditType.of("FLEX");

  /** A class costs two of its own credits, or three that pay for massages too. */
  private static final Catalogue TWO_OR_THREE =
      Catalogue.byAppointmentType()
          .covering(CreditType.of("YOGA"), YOGA)
          .covering(FLEX, YOGA, AppointmentType.of("MASSAGE"))
          .priced(CreditType.of("YOGA"), YOGA, 2)
          .priced(FLEX, YOGA, 3);

  private final FrontDesk desk = FrontDesk.under(FrontDesk.STANDARD);
  private final Scene scene = desk.scene();

  @Test
  @DisplayName("is refused where a free credit is outweighed by what is owed, with all figures")
  void owesAsMuchAsItHas() {
    scene.set("ana", "YOGA", -1).orThrow();
    scene
        .grant(scene.pack("ana", "YOGA", 1).withValidFrom(scene.instant("2026-03-05T00:00")))
        .orThrow();
    scene.at("2026-03-05T09:00");

    Refusal refusal = scene.book("a", "ana", "YOGA", FrontDesk.SESSION).refusal().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDITS);
    assertThat(refusal.required()).isEqualTo(1);
    assertThat(refusal.available()).isEqualTo(1);
    assertThat(refusal.availableOnSessionDate()).isEqualTo(1);
    assertThat(refusal.owed()).isEqualTo(1);
  }

  @Test
  @DisplayName("may use a lot that starts by then, which what is owed today does not touch (S22)")
  void upcomingLot() {
    scene.set("ana", "YOGA", -1).orThrow();
    scene
        .grant(scene.pack("ana", "YOGA", 1).withValidFrom(scene.instant("2026-03-05T00:00")))
        .orThrow();
    Receipt booked = scene.book("a", "ana", "YOGA", FrontDesk.SESSION).orThrow();
    assertThat(FrontDesk.story(booked)).containsExactly("TAKE BOOKING YOGA/2 -1");
  }

  @Test
  @DisplayName("of a session after the last credit ends says so, and when it ends (S07)")
  void endsBeforeTheSession() {
    scene.grant(scene.pack("ana", "YOGA", 1).withLastDay(LocalDate.parse("2026-03-10"))).orThrow();
    Refusal refusal = scene.book("a", "ana", "YOGA", "2026-03-20T10:00").refusal().orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE);
    assertThat(refusal.required()).isEqualTo(1);
    assertThat(refusal.available()).isEqualTo(1);
    assertThat(refusal.availableOnSessionDate()).isZero();
    assertThat(refusal.expiresAt()).contains(scene.instant("2026-03-11T00:00"));
  }

  @Test
  @DisplayName("that is refused gives the figures of one credit type, not of all that could pay")
  void figuresOfOneType() {
    scene.rules(FrontDesk.STANDARD.withCatalogue(TWO_OR_THREE));
    scene
        .grant(
            scene
                .pack("ana", "YOGA", 2)
                .withPriority(10)
                .withValidFrom(scene.instant("2026-04-01T00:00")))
        .orThrow();
    scene
        .grant(
            scene
                .pack("ana", "FLEX", 3)
                .withPriority(20)
                .withLastDay(LocalDate.parse("2026-03-09")))
        .orThrow();
    scene.grant(scene.pack("ana", "YOGA", 2).withLastDay(LocalDate.parse("2026-03-14"))).orThrow();
    scene.grant(scene.pack("ana", "FLEX", 2).withPriority(60)).orThrow();

    Refusal refusal = scene.book("a", "ana", "YOGA", "2026-03-20T10:00").refusal().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE);
    assertThat(refusal.required()).isEqualTo(2);
    assertThat(refusal.available()).isEqualTo(2);
    assertThat(refusal.availableOnSessionDate()).isZero();
    assertThat(refusal.expiresAt()).contains(scene.instant("2026-03-15T00:00"));
  }

  @Test
  @DisplayName("without credit is paid in whole seats by credits of another type at their price")
  void settledAcrossTypes() {
    scene.rules(FrontDesk.PERMISSIVE.withCatalogue(TWO_OR_THREE));
    scene.book(scene.booking("a", "ana", "YOGA", FrontDesk.SESSION).withSeats(2)).orThrow();
    assertThat(scene.balance("ana", "YOGA").owed()).isEqualTo(4);
    assertThat(FrontDesk.story(scene.grant("ana", "FLEX", 7)))
        .containsExactly(
            "OPEN PURCHASE FLEX/1 7", "MOVE SETTLEMENT FLEX/1 -6", "MOVE SETTLEMENT YOGA/1 4");
  }

  @Test
  @DisplayName("uses the lot of lower priority first; 50 is that of a lot without one (S01)")
  void priorities() {
    scene.grant(scene.pack("ana", "YOGA", 1).withPriority(51)).orThrow();
    scene.grant(scene.pack("ana", "YOGA", 1)).orThrow();
    scene.adjust("ana", "YOGA", 1).orThrow();
    scene.grant(scene.pack("ana", "YOGA", 1).withPriority(49)).orThrow();
    Receipt booked =
        scene.book(scene.booking("a", "ana", "YOGA", FrontDesk.SESSION).withSeats(4)).orThrow();
    assertThat(FrontDesk.story(booked))
        .containsExactly(
            "TAKE BOOKING YOGA/4 -1",
            "TAKE BOOKING YOGA/2 -1",
            "TAKE BOOKING YOGA/3 -1",
            "TAKE BOOKING YOGA/1 -1");
  }

  @Test
  @DisplayName("of an event for all or nobody books all, or names the one who stops it")
  void allOrNothing() {
    scene.grant("ana", "YOGA", 2);
    scene.grant("ben", "YOGA", 1);
    EventBooking first = event("first");
    EventOutcome booked = scene.credits().bookings().book(first);
    assertThat(booked.isComplete()).isTrue();
    assertThat(booked.booked().keySet()).containsExactlyElementsOf(first.attendees());

    EventOutcome refused = scene.credits().bookings().book(event("second"));
    assertThat(refused.isComplete()).isFalse();
    assertThat(refused.booked()).isEmpty();
    assertThat(refused.refused().keySet()).containsExactly(ClientId.of("ben"));
    assertThat(scene.available("ana", "YOGA")).isEqualTo(1);
  }

  private EventBooking event(String ref) {
    return EventBooking.of(
            BookingRef.of(ref),
            YOGA,
            scene.instant(FrontDesk.SESSION),
            List.of(ClientId.of("ana"), ClientId.of("ben")))
        .withMode(EventBooking.Mode.ALL_OR_NOTHING);
  }

  @Test
  @DisplayName("that is alone in a batch and refused is the one at place 0")
  void aloneInABatch() {
    BatchOutcome outcome =
        scene.credits().all(List.of(scene.booking("a", "ana", "YOGA", FrontDesk.SESSION)));
    int place = outcome.fold(applied -> -1, BatchOutcome.Refused::index);
    assertThat(place).isZero();
    assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(RefusalCode.INSUFFICIENT_CREDITS);
  }
}
