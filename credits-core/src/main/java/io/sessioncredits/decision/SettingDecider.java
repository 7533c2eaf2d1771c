package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PracticeItself;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import io.sessioncredits.settings.SettingOutcome;
import java.util.Optional;

/** Sets or clears one setting in the wallet it concerns. */
final class SettingDecider implements Decider<SettingChange, SettingOutcome> {
  private static final String CHANGED = "changed";

  @Override
  public Class<SettingChange> command() {
    return SettingChange.class;
  }

  @Override
  public void content(SettingChange change, CanonicalForm form) {
    form.text(holder(change).key())
        .text(change.note())
        .optional(change.text(), CanonicalForm::text);
  }

  private static Holder holder(SettingChange change) {
    return change.scope() instanceof SettingScope.OfHolder one
        ? one.holder()
        : PracticeItself.INSTANCE;
  }

  @Override
  public Targets targets(SettingChange change, PracticeId practice) {
    return Targets.of(new WalletKey(practice, holder(change)));
  }

  @Override
  public Optional<Reason> reason(SettingChange change) {
    return Optional.of(change.reason());
  }

  @Override
  public boolean isForStaff(SettingChange change) {
    return true;
  }

  @Override
  public Decision decide(SettingChange change, Draft draft) {
    WalletKey wallet = new WalletKey(draft.practice(), holder(change));
    return Notes.set(draft, wallet, Cause.SETTING, change.note(), change.text())
        .map(Decision::declined)
        .orElseGet(() -> Decision.accepted(CHANGED));
  }

  @Override
  public SettingOutcome accepted(
      SettingChange change, Receipt receipt, Verdict verdict, Present present) {
    return new SettingOutcome.Changed(receipt);
  }

  @Override
  public SettingOutcome declined(Refusal refusal) {
    return new SettingOutcome.Refused(refusal);
  }
}
