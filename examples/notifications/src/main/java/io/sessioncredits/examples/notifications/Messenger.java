package io.sessioncredits.examples.notifications;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import io.sessioncredits.policy.CreditPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A host that tells clients what became of their credits. Its mail server is down at first: what
 * cannot be delivered is delayed, then parked, and delivered after its release.
 *
 * <p>The clock is set by hand, so that the output is always the same. A host leaves it to the
 * system, and runs the pump from a scheduler.
 */
public final class Messenger implements NotificationSink {
  private static final PracticeId RIVERSIDE = PracticeId.of("riverside");
  private static final ClientId ANNA = ClientId.of("anna");
  private static final CreditType MASSAGES = CreditType.of("massage-60");
  private static final PumpSettings TWO_ATTEMPTS =
      PumpSettings.standard().withAttempts(2).withFirstDelay(Duration.ofMinutes(1));

  private final Set<RequestId> sent = new HashSet<>();
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private boolean isServerUp;

  private Messenger() {}

  /** Runs the example; arguments are ignored. */
  public static void main(String[] args) {
    new Messenger().run();
  }

  private void run() {
    SessionCredits credits =
        SessionCredits.builder()
            .store(InMemoryCreditStore.create())
            .policy(CreditPolicy.standard(ZoneId.of("Europe/Berlin")))
            .clock(() -> now)
            .build();
    ActingCredits desk = credits.at(RIVERSIDE).as(Actor.staff("front-desk"));
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1001"))).orThrow();
    now = now.plusSeconds(1);
    desk.bookings().book(massage("apt-77")).orThrow();

    Notifications notifications = credits.at(RIVERSIDE).notifications();
    OutboxPump pump = notifications.pump(this, TWO_ATTEMPTS);
    tell("Server down", pump.run(100));
    now = now.plus(Duration.ofMinutes(1));
    tell("Still down", pump.run(100));

    isServerUp = true;
    now = now.plusSeconds(1);
    desk.bookings().book(massage("apt-78")).orThrow();
    tell("Server up", pump.run(100));

    List<RequestId> parked = notifications.parked(100).stream().map(Notification::id).toList();
    notifications.release(parked);
    tell("Released", pump.run(100));
  }

  private static Booking massage(String appointment) {
    return Booking.of(
        BookingRef.of(appointment),
        ANNA,
        AppointmentType.of("massage-60"),
        Instant.parse("2026-11-27T14:00:00Z"));
  }

  private static void tell(String when, PumpRun run) {
    System.out.println(
        when
            + ": "
            + run.delivered().size()
            + " delivered, "
            + run.delayed().size()
            + " delayed, "
            + run.parked().size()
            + " parked");
  }

  /** Sends a mail for each movement; what was sent before is not sent again. */
  @Override
  public void deliver(Notification notification) throws IOException {
    if (!isServerUp) {
      throw new IOException("the mail server does not answer");
    }
    if (sent.add(notification.id())) {
      notification.movements().forEach(Messenger::send);
    }
  }

  private static void send(Movement movement) {
    System.out.println(
        "  to "
            + movement.account().wallet().holder()
            + ", number "
            + movement.entry().sequence()
            + ": "
            + movement.cause()
            + " "
            + movement.amount()
            + ", then "
            + movement.balanceAfter());
  }
}
