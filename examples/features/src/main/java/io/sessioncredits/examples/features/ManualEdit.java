package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.CLARA;
import static io.sessioncredits.examples.features.Clinic.DESK;
import static io.sessioncredits.examples.features.Clinic.MASSAGES;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.AdjustmentOutcome;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.model.SealedText;
import java.util.Locale;

/**
 * M06: staff replace a number, or add and subtract, for a client who never bought anything. Who saw
 * an older number is told, and a number that is there already writes nothing.
 */
public final class ManualEdit {
  private ManualEdit() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    ActingCredits desk = clinic.open().as(DESK);
    Ledger ledger = desk.ledger();
    tell("Clara gets", ledger.adjust(to("form-1", 3, "moved over from paper")));
    tell("Two more", ledger.adjust(by("form-2", 2, "a gift")));
    tell("One less", ledger.adjust(by("form-3", -1, "typed in twice")));
    tell("To the number it is", ledger.adjust(to("form-4", 4, "counted")));
    tell("By who saw 5", ledger.adjust(to("form-5", 6, "a gift").expecting(5)));
    tell("Ten less", ledger.adjust(by("form-6", -10, "a slip of the finger")));

    System.out.println("Clara has " + ledger.balance(CLARA, MASSAGES).available() + ":");
    for (LedgerEntry entry : ledger.history(HistoryQuery.of(CLARA)).entries()) {
      String reason = entry.reason().flatMap(SealedText::text).orElse("");
      System.out.println("  " + entry.amount() + " by " + entry.actor() + ": " + reason);
    }
  }

  private static Adjustment to(String form, long number, String reason) {
    return Adjustment.to(RequestKey.of(form), CLARA, MASSAGES, number, Reason.of(reason));
  }

  private static Adjustment by(String form, long difference, String reason) {
    return Adjustment.by(RequestKey.of(form), CLARA, MASSAGES, difference, Reason.of(reason));
  }

  private static void tell(String what, AdjustmentOutcome outcome) {
    String result =
        outcome.fold(
            adjusted -> "changed by " + adjusted.receipt().change(CLARA),
            refused -> refused.reason().describe(Locale.ENGLISH));
    System.out.println(what + ": " + result);
  }
}
