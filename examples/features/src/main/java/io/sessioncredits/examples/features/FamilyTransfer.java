package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BEN;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.CLASSES;
import static io.sessioncredits.examples.features.Clinic.DESK;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.PracticeCredits;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.transfer.Transfer;
import io.sessioncredits.transfer.TransferOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * M16: credits move within a family as one act and keep their end. The host says who may give to
 * whom, and both sides are told.
 */
public final class FamilyTransfer {
  private static final Set<Holder> FAMILY = Set.of(ANNA, BEN);

  private FamilyTransfer() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    CreditPolicy policy =
        CreditPolicy.standard(BERLIN)
            .withTransferCheck(
                (actor, sender, receiver, type) ->
                    FAMILY.contains(sender) && FAMILY.contains(receiver));
    PracticeCredits riverside = clinic.open(policy);
    ActingCredits desk = riverside.as(DESK);
    Grant dated =
        Grant.of(ANNA, CLASSES, 5, PurchaseRef.of("invoice-1"))
            .withLastDay(LocalDate.of(2026, 12, 31));
    desk.ledger().grant(dated).orThrow();

    transfer(desk, "form-1", CLARA, 2);
    transfer(desk, "form-2", BEN, 6);
    transfer(desk, "form-3", BEN, 2);
    transfer(desk, "form-3", BEN, 2);
    for (Holder client : List.of(ANNA, BEN)) {
      System.out.println(client + " has " + desk.ledger().balance(client, CLASSES).available());
    }
    var ends = riverside.clientView(BEN).expiries();
    System.out.println(
        "Ben's end with " + ends.get(0).at().minusNanos(1).atZone(BERLIN).toLocalDate());
    PumpRun told = riverside.notifications().pump(FamilyTransfer::tell).run(100);
    if (!told.parked().isEmpty()) {
      throw new IllegalStateException("every message can be told here");
    }
  }

  private static void transfer(ActingCredits desk, String form, Holder receiver, long credits) {
    TransferOutcome outcome =
        desk.transfers()
            .transfer(Transfer.of(RequestKey.of(form), ANNA, receiver, CLASSES, credits));
    String result =
        outcome.fold(
            done -> done.receipt().replayed() ? "moved already" : "moved",
            refused -> refused.reason().describe(Locale.ENGLISH));
    System.out.println(credits + " from anna to " + receiver + ": " + result);
  }

  private static void tell(Notification notification) {
    for (CreditMessage message : notification.messages()) {
      String other = message.otherHolder().map(holder -> ", other side " + holder).orElse("");
      System.out.println(
          "  to " + message.holder() + ": " + message.kind() + " " + message.credits() + other);
    }
  }
}
