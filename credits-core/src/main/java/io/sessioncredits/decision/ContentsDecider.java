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
import io.sessioncredits.packages.ContentsChange;
import io.sessioncredits.packages.PurchaseChangeOutcome;
import io.sessioncredits.policy.PackageNotes;
import java.util.Optional;

/** Changes what the cycles of a purchase grant from now on. */
final class ContentsDecider implements Decider<ContentsChange, PurchaseChangeOutcome> {
  @Override
  public Class<ContentsChange> command() {
    return ContentsChange.class;
  }

  @Override
  public void content(ContentsChange change, CanonicalForm form) {
    form.text("CONTENTS").text(change.purchase().value()).text(text(change));
  }

  @Override
  public Targets targets(ContentsChange change, PracticeId practice) {
    return Targets.ofPurchase(change.purchase());
  }

  @Override
  public Optional<Reason> reason(ContentsChange change) {
    return Optional.of(change.reason());
  }

  @Override
  public Decision decide(ContentsChange change, Draft draft) {
    return RenewalChange.decide(
        draft,
        change.purchase(),
        "contents",
        text(change),
        sold -> sold.withContents(change.contents()));
  }

  private static String text(ContentsChange change) {
    return NoteText.of(change.contents().stream().map(PackageNotes::content).toList());
  }

  @Override
  public PurchaseChangeOutcome accepted(
      ContentsChange change, Receipt receipt, Verdict verdict, Present present) {
    return new PurchaseChangeOutcome.Changed(receipt);
  }

  @Override
  public PurchaseChangeOutcome declined(Refusal refusal) {
    return new PurchaseChangeOutcome.Refused(refusal);
  }
}
