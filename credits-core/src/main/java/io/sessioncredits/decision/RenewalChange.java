package io.sessioncredits.decision;

import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.model.BillingCycle;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A change of what a renewing purchase brings: its record changes, and a note in the holder's
 * wallet lets the history say who changed what, from what to what, and why.
 */
final class RenewalChange {
  private RenewalChange() {}

  /**
   * Changes the record of {@code purchase}.
   *
   * @param what the first part of the name of the note
   * @param text what the note says afterwards
   */
  static Decision decide(
      Draft draft,
      PurchaseRef purchase,
      String what,
      String text,
      UnaryOperator<PurchaseRecord> change) {
    Optional<PurchaseRecord> sold = draft.purchase(purchase);
    if (sold.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_PURCHASE));
    }
    Optional<BillingCycle> cycles = sold.get().cycles();
    if (cycles.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.NOT_RENEWING));
    }
    Optional<Refusal> refusal =
        Notes.set(
            draft,
            sold.get().holder(),
            Cause.PACKAGE,
            NoteText.of(what, purchase.value()),
            Optional.of(text));
    if (refusal.isPresent()) {
      return Decision.declined(refusal.get());
    }
    draft.record(PackageGrant.due(draft, change.apply(sold.get())));
    return Decision.accepted("changed");
  }
}
