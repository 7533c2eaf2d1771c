package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.packages.PackageChange;
import io.sessioncredits.packages.PackageChangeOutcome;
import io.sessioncredits.policy.PackageNotes;
import java.util.Optional;

/** Keeps a package as a note of the practice. */
final class PackageDecider implements Decider<PackageChange, PackageChangeOutcome> {
  @Override
  public Class<PackageChange> command() {
    return PackageChange.class;
  }

  @Override
  public void content(PackageChange change, CanonicalForm form) {
    form.text(change.id().value())
        .optional(change.definition(), (f, d) -> f.text(PackageNotes.write(d)));
  }

  @Override
  public Targets targets(PackageChange change, PracticeId practice) {
    return Targets.of(new WalletKey(practice, PracticeItself.INSTANCE));
  }

  @Override
  public Optional<Reason> reason(PackageChange change) {
    return Optional.of(change.reason());
  }

  @Override
  public boolean isForStaff(PackageChange change) {
    return true;
  }

  @Override
  public Decision decide(PackageChange change, Draft draft) {
    Optional<PackageDefinition> after =
        change
            .definition()
            .or(() -> draft.policy().packages().find(change.id()).map(d -> d.withRetired(true)));
    if (after.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_PACKAGE));
    }
    return Notes.set(
            draft,
            new WalletKey(draft.practice(), PracticeItself.INSTANCE),
            Cause.PACKAGE,
            PackageNotes.name(change.id()),
            after.map(PackageNotes::write))
        .map(Decision::declined)
        .orElseGet(() -> Decision.accepted("changed"));
  }

  @Override
  public PackageChangeOutcome accepted(
      PackageChange change, Receipt receipt, Verdict verdict, Present present) {
    return new PackageChangeOutcome.Changed(receipt);
  }

  @Override
  public PackageChangeOutcome declined(Refusal refusal) {
    return new PackageChangeOutcome.Refused(refusal);
  }
}
