package io.sessioncredits.examples.notifications;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.transfer.Transfer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/**
 * A host that tells clients what became of their credits. Its mail server is down at first: what
 * cannot be delivered is delayed, then parked, and delivered after its release. Then a client runs
 * low, twice, and gives credits away.
 *
 * <p>The clock is set by hand, so that the output is always the same. A host leaves it to the
 * system, and runs the pump from a scheduler.
 */
public final class Messenger {
  private static final PracticeId RIVERSIDE = PracticeId.of("riverside");
  private static final ClientId ANNA = ClientId.of("anna");
  private static final ClientId BEN = ClientId.of("ben");
  private static final CreditType MASSAGES = CreditType.of("massage-60");
  private static final PumpSettings TWO_ATTEMPTS =
      PumpSettings.standard().withAttempts(2).withFirstDelay(Duration.ofMinutes(1));

  private final ClientMails mails = new ClientMails(this::send);
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
            .policy(CreditPolicy.standard(ZoneId.of("Europe/Berlin")).withLowBalanceAt(2))
            .notifyOf(EnumSet.complementOf(EnumSet.of(MessageKind.HELD, MessageKind.RELEASED)))
            .clock(() -> now)
            .build();
    ActingCredits desk = credits.at(RIVERSIDE).as(Actor.staff("front-desk"));
    Notifications notifications = credits.at(RIVERSIDE).notifications();
    OutboxPump pump = notifications.pump(mails, TWO_ATTEMPTS);

    deliverLate(desk, notifications, pump);
    runLowTwice(desk, pump);
    giveAway(desk, pump);
    page(ANNA);
    page(BEN);
  }

  private void deliverLate(ActingCredits desk, Notifications notifications, OutboxPump pump) {
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 5, PurchaseRef.of("invoice-1001"))).orThrow();
    tell("Server down", pump.run(100));
    now = now.plus(Duration.ofMinutes(1));
    tell("Still down", pump.run(100));

    isServerUp = true;
    desk.bookings().book(massage("apt-77")).orThrow();
    tell("Server up", pump.run(100));

    List<RequestId> parked = notifications.parked(100).stream().map(Notification::id).toList();
    notifications.release(parked);
    tell("Released", pump.run(100));
    page(ANNA);
  }

  private void runLowTwice(ActingCredits desk, OutboxPump pump) {
    desk.bookings().book(massage("apt-78")).orThrow();
    now = now.plusSeconds(1);
    desk.bookings().book(massage("apt-79")).orThrow();
    now = now.plusSeconds(1);
    desk.bookings().book(massage("apt-80")).orThrow();
    tell("Low once", pump.run(100));

    desk.bookings().cancel(Cancellation.of(BookingRef.of("apt-79"), ANNA)).orThrow();
    now = now.plusSeconds(1);
    desk.bookings().cancel(Cancellation.of(BookingRef.of("apt-80"), ANNA)).orThrow();
    now = now.plusSeconds(1);
    desk.bookings().book(massage("apt-81")).orThrow();
    tell("Armed again", pump.run(100));
  }

  private void giveAway(ActingCredits desk, OutboxPump pump) {
    RequestKey form = RequestKey.of("form-4711");
    desk.transfers().transfer(Transfer.of(form, ANNA, BEN, MASSAGES, 2)).orThrow();
    tell("Both sides", pump.run(100));
  }

  private static Booking massage(String appointment) {
    return Booking.of(
        BookingRef.of(appointment),
        ANNA,
        AppointmentType.of("massage-60"),
        Instant.parse("2026-11-27T14:00:00Z"));
  }

  private void send(String client, String text) throws IOException {
    if (!isServerUp) {
      throw new IOException("the mail server does not answer");
    }
    System.out.println("  to " + client + ": " + text);
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

  private void page(ClientId client) {
    long number = mails.number(AccountKey.of(RIVERSIDE, client, MASSAGES)).orElseThrow();
    System.out.println("The page of " + client.value() + " shows " + number);
  }
}
