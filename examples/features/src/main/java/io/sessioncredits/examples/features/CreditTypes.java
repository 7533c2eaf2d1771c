package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.YOGA;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.settings.CatalogueChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * M01: one credit type pays for several appointment types, at different prices in credits, and some
 * appointments cost nothing. Prices have dates; what was booked before keeps its price.
 */
public final class CreditTypes {
  private static final CreditType FLEX = CreditType.of("flex");
  private static final AppointmentType PRIVATE = AppointmentType.of("private-lesson");
  private static final AppointmentType INTRODUCTION = AppointmentType.of("introduction");

  private CreditTypes() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    Instant january = Instant.parse("2026-12-31T23:00:00Z");
    desk.settings()
        .change(
            CatalogueChange.of(RequestKey.of("form-1"), Reason.of("our courses"))
                .covering(FLEX, List.of(YOGA, PRIVATE))
                .priced(FLEX, PRIVATE, 3)
                .priced(FLEX, PRIVATE, 4, january)
                .notCredited(INTRODUCTION))
        .orThrow();
    desk.ledger().grant(Grant.of(ANNA, FLEX, 10, PurchaseRef.of("invoice-1"))).orThrow();
    System.out.println("Ten flex credits are " + seats(desk));

    book(clinic, desk, "apt-1", INTRODUCTION);
    book(clinic, desk, "apt-2", YOGA);
    book(clinic, desk, "apt-3", PRIVATE);
    clinic.pass(Duration.between(clinic.now(), january));
    book(clinic, desk, "apt-4", PRIVATE);
    System.out.println("Left: " + desk.ledger().balance(ANNA, FLEX).available());
  }

  private static String seats(ActingCredits desk) {
    return desk.ledger().bookable(ANNA, YOGA)
        + " yoga classes or "
        + desk.ledger().bookable(ANNA, PRIVATE)
        + " private lessons";
  }

  private static void book(
      Clinic clinic, ActingCredits desk, String appointment, AppointmentType type) {
    Booking booking = Booking.of(BookingRef.of(appointment), ANNA, type, clinic.in(3));
    long spent = -desk.bookings().book(booking).orThrow().change(ANNA);
    System.out.println(type + " booked for " + spent);
  }
}
