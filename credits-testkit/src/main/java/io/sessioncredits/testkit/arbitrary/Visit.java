package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens around one session. */
sealed interface Visit extends Intent {

  /**
   * A booking under a reference of its own.
   *
   * @param in how long from now the session starts; negative for one that is over
   */
  record Book(
      ClientId attendee, AppointmentType type, Duration in, int seats, Optional<Holder> payer)
      implements Visit {
    @Override
    public void addTo(Script script) {
      Booking booking =
          Booking.of(BookingRef.of(script.name("visit")), attendee, type, script.clock().plus(in))
              .withSeats(seats);
      script.say(payer.map(booking::withPayer).orElse(booking));
    }
  }

  /** The next attempt of an earlier booking. */
  record Rebook(int back, Duration in) implements Visit {
    @Override
    public void addTo(Script script) {
      script
          .booking(back)
          .ifPresent(
              b -> {
                Booking next =
                    Booking.of(b.booking(), b.attendee(), b.type(), script.clock().plus(in))
                        .withAttempt(b.attempt() + 1)
                        .withSeats(b.seats());
                script.say(b.payer().map(next::withPayer).orElse(next));
              });
    }
  }

  /** An event with several attendees. */
  record Event(AppointmentType type, Duration in, int attendees, Step.Mode mode) implements Visit {
    @Override
    public void addTo(Script script) {
      List<ClientId> clients = Town.CLIENTS.subList(0, attendees);
      EventBooking event =
          EventBooking.of(
              BookingRef.of(script.name("event")), type, script.clock().plus(in), clients);
      script.open(clients.size(), mode);
      event.lines().forEach(script::say);
    }
  }

  /** A cancellation of an earlier booking. */
  record Cancel(int back, CancellationGround ground) implements Visit {
    @Override
    public void addTo(Script script) {
      script
          .booking(back)
          .map(b -> Cancellation.of(b.line()))
          .ifPresent(
              c ->
                  script.say(
                      switch (ground) {
                        case CLIENT -> c;
                        case PRACTICE -> c.byPractice();
                        case WAIVED -> c.waivingTerms(Script.REASON);
                      }));
    }
  }

  /** A cancellation after a lot, a window or a hold has ended meanwhile. */
  record CancelLate(int edge, int back, CancellationGround ground) implements Visit {
    @Override
    public void addTo(Script script) {
      script.passTo(edge, Duration.ZERO);
      new Cancel(back, ground).addTo(script);
    }
  }

  /** Whether somebody came to an earlier booking. */
  record Attend(int back, boolean came, boolean isCorrection) implements Visit {
    @Override
    public void addTo(Script script) {
      script
          .booking(back)
          .map(b -> Attendance.of(b.line(), came))
          .ifPresent(a -> script.say(isCorrection ? a.withKey(script.key()) : a));
    }
  }
}
