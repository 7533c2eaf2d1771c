package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.DisplayNames;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryPage;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.HistoryText;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/**
 * M07: every time credits were earned or spent, as a line in plain language, in the names of the
 * host; by pages and for some causes alone.
 */
public final class History {
  private static final DisplayNames NAMES =
      new DisplayNames() {
        @Override
        public String creditType(CreditType type) {
          return "Massage";
        }

        @Override
        public String appointmentType(AppointmentType type) {
          return "Massage, 60 min";
        }
      };

  private History() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    desk.ledger()
        .grant(
            Grant.of(ANNA, MASSAGES, 5, PurchaseRef.of("invoice-1"))
                .withLastDay(LocalDate.of(2027, 2, 28)))
        .orThrow();
    for (String appointment : new String[] {"apt-1", "apt-2"}) {
      clinic.pass(Duration.ofHours(1));
      Booking booking = Booking.of(BookingRef.of(appointment), ANNA, MASSAGE, clinic.in(4));
      desk.bookings().book(booking).orThrow();
    }
    clinic.pass(Duration.ofHours(1));
    desk.bookings().cancel(Cancellation.of(BookingRef.of("apt-2"), ANNA)).orThrow();
    Reason thanks = Reason.of("thank you for waiting");
    desk.ledger()
        .adjust(Adjustment.by(RequestKey.of("form-1"), ANNA, MASSAGES, 1, thanks))
        .orThrow();

    tell(desk, Locale.UK);
    tell(desk, Locale.GERMANY);
    HistoryPage bookings =
        desk.ledger().history(HistoryQuery.of(ANNA).withCauses(Cause.BOOKING).withLimit(1));
    System.out.println("Newest booking: entry " + bookings.entries().get(0).sequence());
    System.out.println("Older ones: " + bookings.next().isPresent());
  }

  private static void tell(ActingCredits desk, Locale locale) {
    HistoryText text = HistoryText.of(locale, BERLIN).withNames(NAMES);
    System.out.println(locale.getDisplayLanguage(Locale.ENGLISH) + ":");
    desk.ledger()
        .history(HistoryQuery.of(ANNA))
        .entries()
        .forEach(entry -> System.out.println("  " + text.describe(entry)));
  }
}
