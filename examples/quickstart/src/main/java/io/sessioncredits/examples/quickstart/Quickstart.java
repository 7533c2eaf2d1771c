package io.sessioncredits.examples.quickstart;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.GrantOutcome;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The quick start: a client buys ten massages, books one and cancels it; another has bought nothing
 * and is refused.
 *
 * <p>The clock stands still, so that the output is always the same. A host leaves that line out and
 * gets the system's clock.
 */
public final class Quickstart {
  private Quickstart() {}

  /** Runs the quick start; arguments are ignored. */
  // readme:start
  public static void main(String[] args) {
    SessionCredits credits =
        SessionCredits.builder()
            .store(InMemoryCreditStore.create())
            .policy(CreditPolicy.standard(ZoneId.of("Europe/Berlin")))
            .clock(InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")))
            .build();
    ActingCredits desk = credits.at(PracticeId.of("riverside")).as(Actor.staff("front-desk"));
    ClientId anna = ClientId.of("anna");
    ClientId ben = ClientId.of("ben");
    AppointmentType massage = AppointmentType.of("massage-60");
    CreditType massages = CreditType.of("massage-60");
    Instant friday = Instant.parse("2026-11-27T14:00:00Z");

    GrantOutcome bought =
        desk.ledger().grant(Grant.of(anna, massages, 10, PurchaseRef.of("invoice-1001")));
    System.out.println("Anna buys a package: +" + bought.orThrow().change(anna));

    BookingOutcome booked =
        desk.bookings().book(Booking.of(BookingRef.of("apt-77"), anna, massage, friday));
    System.out.println("Anna books Friday: " + booked.orThrow().change(anna));
    System.out.println("Anna can book " + desk.ledger().bookable(anna, massage) + " more");

    BookingOutcome tried =
        desk.bookings().book(Booking.of(BookingRef.of("apt-78"), ben, massage, friday));
    System.out.println(
        "Ben: " + tried.refusal().map(no -> no.describe(Locale.ENGLISH)).orElse("booked"));

    CancellationOutcome cancelled =
        desk.bookings().cancel(Cancellation.of(BookingRef.of("apt-77"), anna));
    System.out.println("Anna cancels: +" + cancelled.orThrow().change(anna));

    System.out.println("Anna has " + desk.ledger().balance(anna, massages).available() + ":");
    for (LedgerEntry entry : desk.ledger().history(HistoryQuery.of(anna)).entries()) {
      System.out.println(
          "  " + entry.cause() + " " + entry.amount() + ", then " + entry.balanceAfter());
    }
  }
  // readme:end
}
