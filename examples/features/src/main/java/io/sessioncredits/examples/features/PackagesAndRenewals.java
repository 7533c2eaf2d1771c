package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.packages.DueCycle;
import io.sessioncredits.packages.Payment;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.PurchaseOutcome;
import io.sessioncredits.packages.RenewalReport;
import io.sessioncredits.packages.RenewalRun;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * M02 to M04: a package grants what it names, once however often its sale is delivered; one that
 * renews grants it again each billed cycle. What it costs is kept with the credits, or it is free.
 */
public final class PackagesAndRenewals {
  private static final PackageId TEN = PackageId.of("ten-massages");
  private static final PackageId MONTHLY = PackageId.of("monthly");
  private static final PackageId TRIAL = PackageId.of("trial");
  private static final Set<PurchaseRef> BOUNCED = Set.of(PurchaseRef.of("invoice-3"));

  private PackagesAndRenewals() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    PracticeCredits riverside =
        clinic.open(CreditPolicy.standard(BERLIN).withPackages(assortment()));
    ActingCredits desk = riverside.as(DESK);
    Purchase ten = Purchase.of(PurchaseRef.of("invoice-1"), ANNA, TEN);
    tell("Ten massages", desk.packages().purchase(ten));
    tell("Delivered again", desk.packages().purchase(ten));
    Purchase free = Purchase.of(PurchaseRef.of("form-1"), CLARA, TRIAL).withCredits(CLASSES, 2);
    tell("A free trial, two instead of one", desk.packages().purchase(free));
    Purchase bens = Purchase.of(PurchaseRef.of("invoice-2"), BEN, MONTHLY);
    tell("A month for Ben", desk.packages().purchase(bens));
    Purchase claras = Purchase.of(PurchaseRef.of("invoice-3"), CLARA, MONTHLY);
    tell("Clara's payment fails", desk.packages().purchase(claras.withPaymentFailed(true)));
    tell("It comes after all", desk.packages().purchase(claras));

    clinic.pass(Duration.ofDays(30));
    billingDay(riverside);
    billingDay(riverside);
    for (ClientId client : List.of(ANNA, BEN, CLARA)) {
      long massages = desk.ledger().balance(client, MASSAGES).available();
      long classes = desk.ledger().balance(client, CLASSES).available();
      System.out.println(client + ": massages " + massages + ", classes " + classes);
    }
    PurchaseRecord sold = desk.packages().purchase(PurchaseRef.of("invoice-2")).orElseThrow();
    for (PackageContent content : sold.contents()) {
      String share = content.price().map(p -> p.minorUnits() + " cents").orElse("free");
      System.out.println("Ben's " + content.credits() + " of " + content.type() + ": " + share);
    }
  }

  private static Assortment assortment() {
    PackageDefinition ten =
        PackageDefinition.of(TEN, "Ten massages", List.of(PackageContent.of(MASSAGES, 10)))
            .withPrice(Price.of(60_000, "EUR"));
    PackageDefinition monthly =
        PackageDefinition.of(
                MONTHLY,
                "One massage and three classes a month",
                List.of(PackageContent.of(MASSAGES, 1), PackageContent.of(CLASSES, 3)))
            .withPrice(Price.of(9_900, "EUR"))
            .withRenewal(Period.ofMonths(1));
    PackageDefinition trial =
        PackageDefinition.of(TRIAL, "A class on the house", List.of(PackageContent.of(CLASSES, 1)));
    return Assortment.of(List.of(ten, monthly, trial));
  }

  private static void tell(String what, PurchaseOutcome outcome) {
    String result =
        outcome.fold(
            granted -> granted.receipt().replayed() ? "granted before" : "granted",
            skipped -> "skipped, " + skipped.reason().code());
    System.out.println(what + ": " + result);
  }

  /** Charges what is due, and grants what was paid. */
  private static void billingDay(PracticeCredits riverside) {
    RenewalReport report =
        riverside
            .renewals(Actor.system("billing"))
            .renewDue(RenewalRun.of(PackagesAndRenewals::charge));
    System.out.println(
        "Billing day: " + report.renewed() + " renewed, " + report.unpaid() + " unpaid");
    report
        .notRenewed()
        .forEach(
            cycle ->
                System.out.println(
                    "  " + cycle.purchase() + ", cycle " + cycle.cycle() + ": " + cycle.why()));
  }

  private static Map<DueCycle, Payment> charge(List<DueCycle> due) {
    Map<DueCycle, Payment> payments = new LinkedHashMap<>();
    for (DueCycle cycle : due) {
      boolean isBounced = BOUNCED.contains(cycle.purchase().purchase());
      payments.put(cycle, isBounced ? Payment.failed("card expired") : Payment.paid());
    }
    return payments;
  }
}
