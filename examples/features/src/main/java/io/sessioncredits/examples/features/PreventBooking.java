package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PackageOffer;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.util.List;
import java.util.Locale;

/**
 * M09 and M10: a switch for the whole practice lets clients book only what they have credit for.
 * The refusal says so in the client's language, with the figures behind it, and names the packages
 * that would help, the cheapest sufficient one first.
 */
public final class PreventBooking {
  private PreventBooking() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    CreditPolicy policy = CreditPolicy.permissive(BERLIN).withPackages(assortment());
    ActingCredits desk = clinic.open(policy).as(DESK);
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
    for (PackageOffer offer : refusal.packages()) {
      String price =
          offer.price().map(p -> p.minorUnits() / 100 + " " + p.currency()).orElse("free");
      System.out.println("  would help: " + offer.name() + ", " + price);
    }
    PackageId cheapest = refusal.packages().get(0).id();
    desk.packages().purchase(Purchase.of(PurchaseRef.of("invoice-1"), ANNA, cheapest)).orThrow();
    System.out.println("With " + cheapest + ": " + result(desk.bookings().book(friday)));
  }

  private static Assortment assortment() {
    return Assortment.of(
        List.of(
            massages("ten-massages", "Ten massages", 10, 60_000),
            massages("three-massages", "Three massages", 3, 21_000)));
  }

  private static PackageDefinition massages(String id, String name, long credits, long cents) {
    return PackageDefinition.of(
            PackageId.of(id), name, List.of(PackageContent.of(MASSAGES, credits)))
        .withPrice(Price.of(cents, "EUR"));
  }

  private static String result(BookingOutcome outcome) {
    return outcome.refusal().map(no -> no.code().toString()).orElse("can be booked");
  }
}
