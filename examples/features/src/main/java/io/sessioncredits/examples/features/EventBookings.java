package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.YOGA;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.booking.EventOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PurchaseRef;
import java.util.List;
import java.util.Locale;

/**
 * M08: an event spends a credit of each attendee. Who has none is named and the others are booked,
 * or nobody is; the event sent again books those who can pay by then, and nobody twice.
 */
public final class EventBookings {
  private EventBookings() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    desk.ledger().grant(Grant.of(ANNA, CLASSES, 5, PurchaseRef.of("invoice-1"))).orThrow();
    desk.ledger().grant(Grant.of(BEN, CLASSES, 1, PurchaseRef.of("invoice-2"))).orThrow();
    EventBooking tuesday =
        EventBooking.of(BookingRef.of("yoga-tue"), YOGA, clinic.in(1), List.of(ANNA, BEN, CLARA));

    tell("All or nobody", desk.bookings().book(tuesday.withMode(EventBooking.Mode.ALL_OR_NOTHING)));
    tell("Each who can pay", desk.bookings().book(tuesday));
    desk.ledger().grant(Grant.of(CLARA, CLASSES, 1, PurchaseRef.of("invoice-3"))).orThrow();
    tell("Sent again", desk.bookings().book(tuesday));
    for (var client : tuesday.attendees()) {
      System.out.println(
          client + " has " + desk.ledger().balance(client, CLASSES).available() + " left");
    }
  }

  private static void tell(String what, EventOutcome outcome) {
    System.out.println(what + ": booked " + outcome.booked().keySet());
    outcome
        .refused()
        .forEach(
            (client, no) -> System.out.println("  " + client + ": " + no.describe(Locale.ENGLISH)));
  }
}
