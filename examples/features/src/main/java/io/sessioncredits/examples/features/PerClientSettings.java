package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingInForce;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;

/**
 * M11 and M12: booking without credit and restoring on cancellation are set for one client, and
 * overridden by a single call. The answer to "why?" names the level that decided.
 */
public final class PerClientSettings {
  private PerClientSettings() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    Reason trusted = Reason.of("a client for ten years");
    SettingScope anna = SettingScope.of(ANNA);
    RequestKey first = RequestKey.of("form-1");
    desk.settings()
        .change(SettingChange.set(first, anna, Setting.BOOKING_WITHOUT_CREDIT, true, trusted))
        .orThrow();
    why(desk, ANNA, Setting.BOOKING_WITHOUT_CREDIT);
    why(desk, BEN, Setting.BOOKING_WITHOUT_CREDIT);
    tryToBook(desk, massage(clinic, "apt-1", ANNA));
    tryToBook(desk, massage(clinic, "apt-2", BEN));
    Reason cash = Reason.of("pays at the desk");
    Booking once =
        massage(clinic, "apt-2", BEN).overriding(Setting.BOOKING_WITHOUT_CREDIT, true, cash);
    tryToBook(desk, once);

    RequestKey second = RequestKey.of("form-2");
    desk.settings()
        .change(SettingChange.set(second, anna, Setting.RESTORE_ON_CANCEL, false, trusted))
        .orThrow();
    why(desk, ANNA, Setting.RESTORE_ON_CANCEL);
    tryToBook(desk, massage(clinic, "apt-3", ANNA));
    cancel(desk, "apt-1", "booked before the change");
    cancel(desk, "apt-3", "booked after it");
    System.out.println("Anna: " + desk.ledger().balance(ANNA, MASSAGES).number());
  }

  private static Booking massage(Clinic clinic, String appointment, ClientId client) {
    return Booking.of(BookingRef.of(appointment), client, MASSAGE, clinic.in(4));
  }

  private static void why(ActingCredits desk, ClientId client, Setting<?> setting) {
    SettingInForce<?> found = desk.settings().explain(client, MASSAGE).of(setting);
    System.out.println(
        client + ": " + setting + " is " + found.text() + ", decided by " + found.level());
  }

  private static void tryToBook(ActingCredits desk, Booking booking) {
    String result =
        desk.bookings().book(booking).refusal().map(no -> no.code().toString()).orElse("booked");
    System.out.println(booking.attendee() + ", " + booking.booking() + ": " + result);
  }

  private static void cancel(ActingCredits desk, String appointment, String what) {
    Cancellation cancellation = Cancellation.of(BookingRef.of(appointment), ANNA);
    long back = desk.bookings().cancel(cancellation).orThrow().change(ANNA);
    System.out.println("Cancelled, " + what + ": " + back + " back");
  }
}
