package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.packages.PurchaseChangeOutcome;
import io.sessioncredits.packages.RenewalCancellation;
import java.util.Optional;

/** Ends a renewal; granted credits stay. */
final class RenewalCancellationDecider
    implements Decider<RenewalCancellation, PurchaseChangeOutcome> {
  @Override
  public Class<RenewalCancellation> command() {
    return RenewalCancellation.class;
  }

  @Override
  public void content(RenewalCancellation cancellation, CanonicalForm form) {
    form.text("UNTIL").text(cancellation.purchase().value()).text(cancellation.until().toString());
  }

  @Override
  public Targets targets(RenewalCancellation cancellation, PracticeId practice) {
    return Targets.ofPurchase(cancellation.purchase());
  }

  @Override
  public Optional<Reason> reason(RenewalCancellation cancellation) {
    return Optional.of(cancellation.reason());
  }

  @Override
  public Decision decide(RenewalCancellation cancellation, Draft draft) {
    return RenewalChange.decide(
        draft,
        cancellation.purchase(),
        "renewal",
        NoteText.of("until", cancellation.until().toString()),
        sold ->
            sold.withCycles(sold.cycles().orElseThrow().withCancelledFrom(cancellation.until())));
  }

  @Override
  public PurchaseChangeOutcome accepted(
      RenewalCancellation cancellation, Receipt receipt, Verdict verdict, Present present) {
    return new PurchaseChangeOutcome.Changed(receipt);
  }

  @Override
  public PurchaseChangeOutcome declined(Refusal refusal) {
    return new PurchaseChangeOutcome.Refused(refusal);
  }
}
