package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;
import static io.sessioncredits.examples.features.Clinic.YOGA;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import java.util.List;
import java.util.Map;

/**
 * M05: the balances of all services for many clients in one read, those who never bought anything
 * included. The number shown is what is available less what is owed.
 */
public final class AllBalances {
  private AllBalances() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    Catalogue services = Catalogue.byAppointmentType().offering(MASSAGE, YOGA);
    ActingCredits desk =
        clinic.open(CreditPolicy.permissive(BERLIN).withCatalogue(services)).as(DESK);
    desk.ledger().grant(Grant.of(ANNA, MASSAGES, 10, PurchaseRef.of("invoice-1"))).orThrow();
    desk.bookings().book(Booking.of(BookingRef.of("a"), ANNA, MASSAGE, clinic.in(4))).orThrow();
    desk.bookings().book(Booking.of(BookingRef.of("b"), BEN, YOGA, clinic.in(4))).orThrow();

    Map<Holder, Map<CreditType, Balance>> all = desk.ledger().balances(List.of(ANNA, BEN, CLARA));
    for (Holder client : List.of(ANNA, BEN, CLARA)) {
      System.out.println(client + ":");
      all.getOrDefault(client, Map.of())
          .forEach((type, balance) -> System.out.println("  " + type + " " + balance.number()));
    }
  }
}
