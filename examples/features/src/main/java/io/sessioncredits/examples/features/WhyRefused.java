package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingExplanation;
import io.sessioncredits.booking.LotLook;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingInForce;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * "Why was this client refused on Tuesday?", asked weeks later: the settings with the level that
 * decided, the price, and every lot looked at, all as they were known then.
 */
public final class WhyRefused {
  private WhyRefused() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    Grant dated =
        Grant.of(ANNA, MASSAGES, 2, PurchaseRef.of("invoice-1"))
            .withLastDay(LocalDate.of(2026, 11, 30));
    desk.ledger().grant(dated).orThrow();
    setWithoutCredit(desk, "form-1", false);
    clinic.pass(Duration.ofDays(1));
    Instant tuesday = clinic.now();
    Booking wanted = Booking.of(BookingRef.of("apt-1"), ANNA, MASSAGE, clinic.in(20));
    System.out.println(
        "On Tuesday: " + desk.bookings().book(wanted).refusal().orElseThrow().code());

    clinic.pass(Duration.ofDays(1));
    setWithoutCredit(desk, "form-2", true);
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-2"))).orThrow();
    clinic.pass(Duration.ofDays(21));

    System.out.println("Asked weeks later, for Tuesday:");
    tell(desk.bookings().explain(wanted, tuesday));
    System.out.println("For now:");
    tell(desk.bookings().explain(wanted));
  }

  private static void setWithoutCredit(ActingCredits desk, String form, boolean allowed) {
    desk.settings()
        .change(
            SettingChange.set(
                RequestKey.of(form),
                SettingScope.of(ANNA),
                Setting.BOOKING_WITHOUT_CREDIT,
                allowed,
                Reason.of("agreed by telephone")))
        .orThrow();
  }

  private static void tell(BookingExplanation explained) {
    String outcome =
        explained.outcome().refusal().map(no -> no.describe(Locale.ENGLISH)).orElse("allowed");
    System.out.println("  " + outcome);
    SettingInForce<?> rule = explained.settings().of(Setting.BOOKING_WITHOUT_CREDIT);
    System.out.println("  " + rule.setting() + " is " + rule.text() + " by " + rule.level());
    System.out.println("  a seat costs " + explained.prices());
    for (LotLook look : explained.lots()) {
      String end =
          look.lot()
              .terms()
              .validUntil()
              .map(until -> "ends before " + until.atZone(BERLIN).toLocalDate())
              .orElse("never ends");
      System.out.println("  a lot of " + look.lot().remaining() + " " + end + ": " + look.use());
    }
  }
}
