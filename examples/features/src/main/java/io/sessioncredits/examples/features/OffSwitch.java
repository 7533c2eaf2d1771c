package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.util.Locale;

/**
 * M18: a practice turns credits off, after it was told what that touches. Bookings pass and spend
 * nothing, a sale that comes meanwhile is granted afterwards, and nothing is lost.
 */
public final class OffSwitch {
  private OffSwitch() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1"))).orThrow();
    System.out.println("Turning it off touches " + desk.settings().previewOff());

    turn(desk, "form-1", false);
    book(clinic, desk, "apt-1");
    Grant sale = Grant.of(BEN, MASSAGES, 5, PurchaseRef.of("invoice-2"));
    tell("A sale while off", desk.ledger().grant(sale));
    System.out.println("Anna still has " + desk.ledger().balance(ANNA, MASSAGES).available());

    turn(desk, "form-2", true);
    tell("The sale sent again", desk.ledger().grant(sale));
    book(clinic, desk, "apt-1");
    book(clinic, desk, "apt-2");
    System.out.println("Anna has " + desk.ledger().balance(ANNA, MASSAGES).available());
  }

  private static void turn(ActingCredits desk, String form, boolean on) {
    Reason reason = Reason.of("we take cash for a month");
    desk.settings()
        .change(
            SettingChange.set(
                RequestKey.of(form), SettingScope.practice(), Setting.ACTIVE, on, reason))
        .orThrow();
    System.out.println("Credits are " + (on ? "on" : "off"));
  }

  private static void book(Clinic clinic, ActingCredits desk, String appointment) {
    Booking booking = Booking.of(BookingRef.of(appointment), ANNA, MASSAGE, clinic.in(4));
    String result =
        desk.bookings()
            .book(booking)
            .fold(
                booked -> "booked with a credit",
                pending -> "waits for credit",
                skipped -> "booked without credits",
                refused -> "refused");
    System.out.println(appointment + ": " + result);
  }

  private static void tell(String what, GrantOutcome outcome) {
    String result = outcome.refusal().map(no -> no.describe(Locale.ENGLISH)).orElse("granted");
    System.out.println(what + ": " + result);
  }
}
