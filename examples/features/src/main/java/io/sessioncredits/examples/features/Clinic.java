package io.sessioncredits.examples.features;

import io.sessioncredits.PracticeCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A made-up practice in Berlin, on any store. Its clock stands still until it is moved, so that the
 * output is always the same; a host leaves the clock to the system.
 */
public final class Clinic {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Actor DESK = Actor.staff("front-desk");

  static final ClientId ANNA = ClientId.of("anna");
  static final ClientId BEN = ClientId.of("ben");
  static final ClientId CLARA = ClientId.of("clara");

  static final AppointmentType MASSAGE = AppointmentType.of("massage-60");
  static final AppointmentType YOGA = AppointmentType.of("yoga-class");
  static final CreditType MASSAGES = CreditType.of("massage-60");
  static final CreditType CLASSES = CreditType.of("yoga-class");

  private final OwningCreditStore store;
  private final PracticeId practice;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");

  private Clinic(OwningCreditStore store, PracticeId practice) {
    this.store = store;
    this.practice = practice;
  }

  /** Returns a clinic that keeps everything in memory. */
  static Clinic inMemory() {
    return on(InMemoryCreditStore.create(), PracticeId.of("riverside"));
  }

  /** Returns the clinic that is {@code practice} in {@code store}; it must have no rows yet. */
  public static Clinic on(OwningCreditStore store, PracticeId practice) {
    return new Clinic(store, practice);
  }

  /** Opens the clinic under the standard rules: nothing is booked without credit. */
  PracticeCredits open() {
    return open(CreditPolicy.standard(BERLIN));
  }

  PracticeCredits open(CreditPolicy policy) {
    return SessionCredits.builder()
        .store(store)
        .policy(policy)
        .clock(() -> now)
        .build()
        .at(practice);
  }

  Instant now() {
    return now;
  }

  /** Moves the clock on. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Returns the instant {@code days} from now, such as that of a session. */
  Instant in(int days) {
    return now.plus(Duration.ofDays(days));
  }
}
