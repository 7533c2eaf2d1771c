package io.sessioncredits.decision;

import io.sessioncredits.authorization.Authorization;
import io.sessioncredits.authorization.AuthorizationChange;
import io.sessioncredits.authorization.AuthorizationNotes;
import io.sessioncredits.authorization.AuthorizationOutcome;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import java.util.Optional;

/** Keeps or ends an authorization in the wallet of its client. */
final class AuthorizationDecider implements Decider<AuthorizationChange, AuthorizationOutcome> {
  private static final String CHANGED = "changed";

  @Override
  public Class<AuthorizationChange> command() {
    return AuthorizationChange.class;
  }

  @Override
  public void content(AuthorizationChange change, CanonicalForm form) {
    form.text(change.client().value())
        .text(change.ref().value())
        .optional(
            change.authorization().map(kept -> AuthorizationNotes.text(kept, false)),
            CanonicalForm::text);
  }

  @Override
  public Targets targets(AuthorizationChange change, PracticeId practice) {
    return Targets.of(new WalletKey(practice, change.client()));
  }

  @Override
  public Optional<Reason> reason(AuthorizationChange change) {
    return change.reason();
  }

  @Override
  public boolean isForStaff(AuthorizationChange change) {
    return true;
  }

  @Override
  public Decision decide(AuthorizationChange change, Draft draft) {
    WalletKey wallet = new WalletKey(draft.practice(), change.client());
    Optional<AuthorizationStanding> before =
        AuthorizationNotes.one(
            change.client(),
            change.ref(),
            draft.position(wallet).notes(),
            draft.now().atZone(draft.policy().zone()).toLocalDate());
    Optional<Refusal> refusal =
        change
            .authorization()
            .map(kept -> keep(draft, wallet, before, kept))
            .orElseGet(() -> end(draft, wallet, before));
    return refusal.map(Decision::declined).orElseGet(() -> Decision.accepted(CHANGED));
  }

  private static Optional<Refusal> keep(
      Draft draft, WalletKey wallet, Optional<AuthorizationStanding> before, Authorization kept) {
    boolean isCountedOtherwise =
        before
            .filter(old -> old.occurred() + old.scheduled() > 0)
            .filter(old -> !old.authorization().unit().equals(kept.unit()))
            .isPresent();
    if (isCountedOtherwise) {
      return Optional.of(Refusal.of(RefusalCode.AUTHORIZATION_IN_USE));
    }
    return beginCounting(draft, wallet, before, kept).or(() -> note(draft, wallet, kept, false));
  }

  /** From the start, so that counting a visit never needs room for one more note. */
  private static Optional<Refusal> beginCounting(
      Draft draft, WalletKey wallet, Optional<AuthorizationStanding> before, Authorization kept) {
    return before.isPresent()
        ? Optional.empty()
        : Notes.set(
            draft,
            wallet,
            Cause.AUTHORIZATION,
            AuthorizationNotes.usedName(kept.ref()),
            Optional.of(AuthorizationNotes.used(0, 0)));
  }

  private static Optional<Refusal> end(
      Draft draft, WalletKey wallet, Optional<AuthorizationStanding> before) {
    return before
        .map(known -> note(draft, wallet, known.authorization(), true))
        .orElseGet(() -> Optional.of(Refusal.of(RefusalCode.UNKNOWN_AUTHORIZATION)));
  }

  private static Optional<Refusal> note(
      Draft draft, WalletKey wallet, Authorization authorization, boolean isEnded) {
    return Notes.set(
        draft,
        wallet,
        Cause.AUTHORIZATION,
        AuthorizationNotes.name(authorization.ref()),
        Optional.of(AuthorizationNotes.text(authorization, isEnded)));
  }

  @Override
  public AuthorizationOutcome accepted(
      AuthorizationChange change, Receipt receipt, Verdict verdict, Present present) {
    return new AuthorizationOutcome.Changed(receipt);
  }

  @Override
  public AuthorizationOutcome declined(Refusal refusal) {
    return new AuthorizationOutcome.Refused(refusal);
  }
}
