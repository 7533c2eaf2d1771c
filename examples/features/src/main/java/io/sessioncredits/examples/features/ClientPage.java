package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGE;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;
import static io.sessioncredits.examples.features.Clinic.YOGA;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.client.ClientLine;
import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Expiry;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * M17: what a client sees by one call: all services, what ends soonest, what can be booked, a
 * history without names of staff and without reasons meant for colleagues, and what can be bought.
 */
public final class ClientPage {
  private ClientPage() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    Catalogue services = Catalogue.byAppointmentType().offering(MASSAGE, YOGA);
    PackageDefinition five =
        PackageDefinition.of(
                PackageId.of("massage-5"), "Five massages", List.of(PackageContent.of(MASSAGES, 5)))
            .withPrice(Price.of(30_000, "EUR"));
    PackageDefinition ten =
        PackageDefinition.of(
                PackageId.of("yoga-10"), "Ten classes", List.of(PackageContent.of(CLASSES, 10)))
            .withPrice(Price.of(12_000, "EUR"));
    PracticeCredits riverside =
        clinic.open(
            CreditPolicy.standard(BERLIN)
                .withCatalogue(services)
                .withPackages(Assortment.of(List.of(five, ten))));
    ActingCredits desk = riverside.as(DESK);
    Grant dated =
        Grant.of(ANNA, MASSAGES, 5, PurchaseRef.of("invoice-1"))
            .withLastDay(LocalDate.of(2026, 12, 31));
    desk.ledger().grant(dated).orThrow();
    Reason between = Reason.of("complained twice, keep her happy");
    desk.ledger()
        .adjust(Adjustment.by(RequestKey.of("form-1"), ANNA, MASSAGES, 1, between))
        .orThrow();
    riverside
        .as(Actor.client(ANNA))
        .bookings()
        .book(Booking.of(BookingRef.of("apt-1"), ANNA, MASSAGE, clinic.in(4)))
        .orThrow();

    ClientView view =
        riverside.clientView(
            ClientViewQuery.of(ANNA).withLocale(Locale.UK).withBookable(MASSAGE, YOGA));
    view.balances()
        .forEach((type, balance) -> System.out.println(type + ": " + balance.available()));
    for (Expiry end : view.expiries()) {
      LocalDate until = end.at().atZone(BERLIN).toLocalDate();
      System.out.println("Before " + until + ": use " + end.credits() + " of " + end.type());
    }
    System.out.println("Can be booked: " + view.bookable());
    for (ClientLine line : view.lines()) {
      System.out.println("  by " + line.by() + ": " + line.text());
    }
    for (PackageDefinition offer : view.offers()) {
      String price =
          offer.price().map(p -> p.minorUnits() / 100 + " " + p.currency()).orElse("free");
      System.out.println("To buy: " + offer.name() + ", " + price);
    }
  }
}
