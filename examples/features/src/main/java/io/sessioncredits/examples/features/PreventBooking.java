package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.util.Locale;

/**
 * M09 and M10: a switch for the whole practice lets clients book only what they have credit for.
 * The refusal says so in the client's language, with the figures behind it.
 */
public final class PreventBooking {
  private PreventBooking() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open(CreditPolicy.permissive(BERLIN)).as(DESK);
    Booking friday = Booking.of(BookingRef.of("apt-1"), ANNA, MASSAGE, clinic.in(4));
    System.out.println("Switch off: " + result(desk.bookings().check(friday)));
    Reason unpaid = Reason.of("too much was never paid");
    desk.settings()
        .change(
            SettingChange.set(
                RequestKey.of("form-1"),
                SettingScope.practice(),
                Setting.BOOKING_WITHOUT_CREDIT,
                false,
                unpaid))
        .orThrow();

    BookingOutcome tried = desk.bookings().book(friday);
    System.out.println("Switch on: " + result(tried));
    Refusal refusal = tried.refusal().orElseThrow();
    System.out.println("  takes " + refusal.required() + ", has " + refusal.available());
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH}) {
      System.out.println("  " + refusal.describe(locale));
    }
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 1, PurchaseRef.of("invoice-1"))).orThrow();
    System.out.println("With a credit: " + result(desk.bookings().book(friday)));
  }

  private static String result(BookingOutcome outcome) {
    return outcome.refusal().map(no -> no.code().toString()).orElse("can be booked");
  }
}
