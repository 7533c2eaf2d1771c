package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.packages.PackageChange;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.PurchaseOutcome;
import java.util.List;

/**
 * M02 and M04: a practice keeps its packages here. A sale grants what the package names, once
 * however often it is delivered; what it cost is kept with the credits, or it is free. Staff may
 * change the numbers as they assign one, and what was sold stays as it was sold.
 */
public final class PackageSales {
  private static final PackageId WELLNESS = PackageId.of("wellness");
  private static final PackageId TRIAL = PackageId.of("trial");
  private static final Reason SEASON = Reason.of("the price list of the season");

  private PackageSales() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    PackageDefinition wellness =
        PackageDefinition.of(
                WELLNESS,
                "Five massages and ten classes",
                List.of(PackageContent.of(MASSAGES, 5), PackageContent.of(CLASSES, 10)))
            .withPrice(Price.of(45_000, "EUR"));
    PackageDefinition trial =
        PackageDefinition.of(TRIAL, "A class on the house", List.of(PackageContent.of(CLASSES, 1)));
    change(desk, PackageChange.define(RequestKey.of("form-1"), wellness, SEASON));
    change(desk, PackageChange.define(RequestKey.of("form-2"), trial, SEASON));

    Purchase sale = Purchase.of(PurchaseRef.of("invoice-1"), ANNA, WELLNESS);
    tell("The payment fails", desk.packages().purchase(sale.withPaymentFailed(true)));
    tell("It is paid", desk.packages().purchase(sale));
    tell("Delivered again", desk.packages().purchase(sale));
    Purchase gift = Purchase.of(PurchaseRef.of("form-3"), BEN, TRIAL).withCredits(CLASSES, 2);
    tell("A trial, two classes instead of one", desk.packages().purchase(gift));

    change(desk, PackageChange.retire(RequestKey.of("form-4"), WELLNESS, SEASON));
    Purchase late = Purchase.of(PurchaseRef.of("invoice-2"), BEN, WELLNESS);
    tell("After it was retired", desk.packages().purchase(late));
    kept(desk, "invoice-1");
    kept(desk, "form-3");
    System.out.println("Anna: " + numbers(desk, ANNA) + "; Ben: " + numbers(desk, BEN));
  }

  private static void change(ActingCredits desk, PackageChange change) {
    desk.packages().change(change).orThrow();
  }

  private static void tell(String what, PurchaseOutcome outcome) {
    String result =
        outcome.fold(
            granted -> granted.receipt().replayed() ? "granted before" : "granted",
            skipped -> "skipped, " + skipped.reason().code());
    System.out.println(what + ": " + result);
  }

  private static void kept(ActingCredits desk, String sale) {
    PurchaseRecord sold = desk.packages().purchase(PurchaseRef.of(sale)).orElseThrow();
    for (PackageContent content : sold.contents()) {
      String price = content.price().map(p -> " for " + p.minorUnits() + " cents").orElse("");
      System.out.println(
          "  kept of " + sale + ": " + content.credits() + " " + content.type() + price);
    }
  }

  private static String numbers(ActingCredits desk, ClientId client) {
    return desk.ledger().balance(client, MASSAGES).available()
        + " massages, "
        + desk.ledger().balance(client, CLASSES).available()
        + " classes";
  }
}
