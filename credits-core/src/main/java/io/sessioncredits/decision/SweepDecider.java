package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.maintenance.SweepOutcome;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import java.util.Optional;

/** Writes what time alone has brought, which every draft does first, and nothing else. */
final class SweepDecider implements Decider<Sweep, SweepOutcome> {
  @Override
  public Class<Sweep> command() {
    return Sweep.class;
  }

  @Override
  public void content(Sweep sweep, CanonicalForm form) {
    form.text(sweep.holder().key()).instant(sweep.due());
  }

  @Override
  public Targets targets(Sweep sweep, PracticeId practice) {
    return Targets.of(new WalletKey(practice, sweep.holder()));
  }

  @Override
  public Optional<Reason> reason(Sweep sweep) {
    return Optional.empty();
  }

  @Override
  public Decision decide(Sweep sweep, Draft draft) {
    return draft.isUntouched()
        ? Decision.declined(Refusal.of(RefusalCode.NOTHING_DUE))
        : Decision.accepted("swept");
  }

  @Override
  public SweepOutcome accepted(Sweep sweep, Receipt receipt, Verdict verdict, Present present) {
    return new SweepOutcome.Swept(receipt);
  }

  @Override
  public SweepOutcome declined(Refusal refusal) {
    return new SweepOutcome.Refused(refusal);
  }
}
