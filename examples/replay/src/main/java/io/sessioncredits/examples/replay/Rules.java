package io.sessioncredits.examples.replay;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What the export does not say and the replay therefore decides, the same for every file: who
 * bought what, at which time of the day sessions are, and what becomes of credits left over.
 */
final class Rules {
  static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  static final PracticeId PRACTICE = PracticeId.of("clinics");
  static final AppointmentType CONSULTATION = AppointmentType.of("consultation");
  static final CreditType CREDIT = CreditType.of("consultation");

  /** Every fifth client buys nothing, and the one after buys the trial. */
  static final int GROUP = 5;

  static final int PACKAGE = 5;
  static final int TRIAL = 1;
  static final LocalTime OPENING = LocalTime.of(9, 0);
  static final Duration PURCHASE_BEFORE_BOOKING = Duration.ofMinutes(1);
  static final Duration SAME_DAY_NOTICE = Duration.ofHours(1);
  static final Duration SESSION = Duration.ofHours(1);
  static final Duration FREE_CANCELLATION = Duration.ofHours(24);
  static final Duration TRANSFERS_AFTER_END = Duration.ofHours(1);

  private Rules() {}

  /** Returns the rules in words, in the order in which they take effect. */
  static List<String> sentences() {
    return List.of(
        "Clients are numbered from 1 in the order of their first booking; bookings of the same"
            + " instant are in the order of their appointment numbers.",
        "Every fifth client (5, 10, 15 ...) buys nothing. The client after each of them, and the"
            + " very first (1, 6, 11 ...), buys a trial of one credit; all others buy one package"
            + " of five. Nobody buys a second time.",
        "A package is bought one minute before the client's first booking.",
        "A session costs one credit. It begins at 09:00 in America/Sao_Paulo; one that was"
            + " scheduled at or after that begins one hour after it was scheduled. It lasts one"
            + " hour.",
        "A session is booked at the instant it was scheduled. Without a credit the booking is"
            + " refused, and how the appointment ended is then of no account.",
        "A cancellation gives the credit back up to 24 hours before the session; later it does"
            + " not. Attended and no-show are recorded when the session ends, and a no-show keeps"
            + " the credit spent.",
        "At the same instant purchases come first, then bookings, cancellations and endings.",
        "One hour after everything else, each client with credits left gives them to the next"
            + " client who bought nothing; behind the last of those they stay.");
  }

  /** Returns the policy under which nobody books without a credit. */
  static CreditPolicy strict() {
    return CreditPolicy.standard(ZONE).withCancellationWindow(FREE_CANCELLATION);
  }

  /** Returns the same policy with booking without credit allowed. */
  static CreditPolicy permissive() {
    return CreditPolicy.permissive(ZONE).withCancellationWindow(FREE_CANCELLATION);
  }

  /** Returns how many credits client {@code number} buys. */
  static int creditsBoughtBy(int number) {
    return switch (number % GROUP) {
      case 0 -> 0;
      case 1 -> TRIAL;
      default -> PACKAGE;
    };
  }

  /**
   * Returns the number of the client who gets what client {@code number} has left; if that client
   * does not exist, nobody does.
   */
  static int receiverOf(int number) {
    return (number / GROUP + 1) * GROUP;
  }

  static Instant purchasedAt(Appointment first) {
    return first.scheduledAt().minus(PURCHASE_BEFORE_BOOKING);
  }

  static Instant startsAt(Appointment appointment) {
    Instant opening = appointment.day().atTime(OPENING).atZone(ZONE).toInstant();
    return appointment.scheduledAt().isBefore(opening)
        ? opening
        : appointment.scheduledAt().plus(SAME_DAY_NOTICE);
  }

  static Instant endsAt(Appointment appointment) {
    return startsAt(appointment).plus(SESSION);
  }

  static boolean isCancelledLate(Appointment appointment) {
    Instant freeUntil = startsAt(appointment).minus(FREE_CANCELLATION);
    return appointment.ending().cancelledAt().filter(at -> at.isAfter(freeUntil)).isPresent();
  }
}
