package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.authorization.AuthorizedPeriod;
import io.sessioncredits.authorization.EndingPage;
import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AuthorizationRef;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.InsurerId;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * M13: visits that an insurer authorized are counted from bookings, apart from credits, for the
 * clients they are tracked for. A booking beyond them warns, and is refused where that is enforced.
 */
public final class InsuranceVisits {
  private static final AppointmentType PHYSIO = AppointmentType.of("physiotherapy");

  private InsuranceVisits() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    PracticeCredits riverside = clinic.open(CreditPolicy.permissive(BERLIN));
    ActingCredits desk = riverside.as(DESK);
    set(desk, "form-1", Setting.TRACK_AUTHORIZATION);
    Authorization three =
        Authorization.of(
                AuthorizationRef.of("A-4711"),
                ANNA,
                InsurerId.of("insurer-1"),
                3,
                new AuthorizedPeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31)))
            .withServices(PHYSIO);
    desk.authorizations()
        .change(AuthorizationChange.keep(RequestKey.of("form-2"), three))
        .orThrow();

    book(clinic, desk, "apt-1");
    book(clinic, desk, "apt-2");
    desk.bookings().record(Attendance.attended(BookingRef.of("apt-1"), ANNA)).orThrow();
    for (AuthorizationStanding standing : desk.authorizations().of(ANNA)) {
      System.out.println(
          standing.authorization().ref()
              + ": of "
              + standing.authorized()
              + " visits "
              + standing.occurred()
              + " occurred, "
              + standing.scheduled()
              + " scheduled, "
              + standing.left()
              + " left, "
              + standing.status());
    }
    EndingPage ending = desk.authorizations().endingWithUnused(60, Optional.empty(), 100);
    System.out.println("Ending soon with unused visits: " + ending.authorizations().size());
    book(clinic, desk, "apt-3");
    book(clinic, desk, "apt-4");
    set(desk, "form-3", Setting.ENFORCE_AUTHORIZATION);
    book(clinic, desk, "apt-5");
    PumpRun run = riverside.notifications().pump(InsuranceVisits::tellBilling).run(100);
    System.out.println("All told: " + run.parked().isEmpty());
  }

  private static void tellBilling(Notification notification) {
    for (CreditMessage message : notification.messages(MessageKind.AUTHORIZATION_WARNING)) {
      BookingRef booking = message.sessions().get(0).line().booking();
      System.out.println("To whoever bills the insurer: " + booking + codes(message.warnings()));
    }
  }

  private static String codes(List<AuthorizationWarning> warnings) {
    return warnings.isEmpty()
        ? ""
        : ", " + warnings.stream().map(AuthorizationWarning::code).toList();
  }

  private static void set(ActingCredits desk, String form, Setting<Boolean> setting) {
    SettingScope anna = SettingScope.of(ANNA);
    Reason reason = Reason.of("insured");
    desk.settings()
        .change(SettingChange.set(RequestKey.of(form), anna, setting, true, reason))
        .orThrow();
    System.out.println("For Anna alone: " + setting);
  }

  private static void book(Clinic clinic, ActingCredits desk, String appointment) {
    Booking booking = Booking.of(BookingRef.of(appointment), ANNA, PHYSIO, clinic.in(4));
    BookingOutcome outcome = desk.bookings().book(booking);
    String result = outcome.refusal().map(no -> "refused, " + no.code()).orElse("booked");
    System.out.println(appointment + ": " + result + codes(outcome.warnings()));
  }
}
