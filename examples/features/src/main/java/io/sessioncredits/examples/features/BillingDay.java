package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.packages.DueCycle;
import io.sessioncredits.packages.Payment;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.RenewalCancellation;
import io.sessioncredits.packages.RenewalReport;
import io.sessioncredits.packages.RenewalRun;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * M03: a package that renews grants its credits again each billed cycle, once per cycle. The run of
 * a billing day can be done as often as one likes: what failed to be paid is asked for again.
 */
public final class BillingDay {
  private static final PackageId MONTHLY = PackageId.of("monthly");
  private static final PurchaseRef BENS = PurchaseRef.of("invoice-1");
  private static final PurchaseRef CLARAS = PurchaseRef.of("invoice-2");

  private boolean isCardValid;

  private BillingDay() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    new BillingDay().months(clinic);
  }

  private void months(Clinic clinic) {
    PackageDefinition monthly =
        PackageDefinition.of(
                MONTHLY, "Three classes a month", List.of(PackageContent.of(CLASSES, 3)))
            .withPrice(Price.of(4_500, "EUR"))
            .withRenewal(Period.ofMonths(1));
    PracticeCredits riverside =
        clinic.open(CreditPolicy.standard(BERLIN).withPackages(Assortment.of(List.of(monthly))));
    ActingCredits desk = riverside.as(DESK);
    desk.packages().purchase(Purchase.of(BENS, BEN, MONTHLY)).orThrow();
    desk.packages().purchase(Purchase.of(CLARAS, CLARA, MONTHLY)).orThrow();
    tell("November", desk);

    clinic.pass(Duration.ofDays(30));
    bill(riverside);
    isCardValid = true;
    bill(riverside);
    bill(riverside);
    tell("December", desk);

    Reason moving = Reason.of("moves away");
    desk.packages()
        .cancelRenewal(RenewalCancellation.of(BENS, LocalDate.of(2027, 1, 1), moving))
        .orThrow();
    clinic.pass(Duration.ofDays(31));
    bill(riverside);
    tell("January", desk);
  }

  private static void tell(String month, ActingCredits desk) {
    long bens = desk.ledger().balance(BEN, CLASSES).available();
    long claras = desk.ledger().balance(CLARA, CLASSES).available();
    System.out.println(month + ": Ben has " + bens + ", Clara has " + claras);
  }

  /** Charges what is due, and grants what was paid. */
  private void bill(PracticeCredits riverside) {
    RenewalReport report =
        riverside.renewals(Actor.system("billing")).renewDue(RenewalRun.of(this::charge));
    System.out.println("Billing: " + report.renewed() + " renewed, " + report.unpaid() + " unpaid");
    for (RenewalReport.NotRenewed missed : report.notRenewed()) {
      System.out.println(
          "  " + missed.purchase() + ", cycle " + missed.cycle() + ": " + missed.why());
    }
  }

  /** A host charges under a key made of sale and cycle: it may be asked again after a crash. */
  private Map<DueCycle, Payment> charge(List<DueCycle> due) {
    Map<DueCycle, Payment> payments = new LinkedHashMap<>();
    for (DueCycle cycle : due) {
      boolean isPaid = isCardValid || !cycle.purchase().purchase().equals(CLARAS);
      payments.put(cycle, isPaid ? Payment.paid() : Payment.failed("the card has expired"));
    }
    return payments;
  }
}
