package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.ReversalOutcome;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Undoes a whole posting with opposite entries, last first. */
final class ReversalDecider implements Decider<Reversal, ReversalOutcome> {
  private static final String UNCOLLECTED = "uncollected";
  private static final Set<Operation> REVERSIBLE =
      Set.of(
          Operation.GRANT,
          Operation.PURCHASE,
          Operation.RENEW,
          Operation.ADJUST,
          Operation.TRANSFER);

  @Override
  public Class<Reversal> command() {
    return Reversal.class;
  }

  @Override
  public void content(Reversal reversal, CanonicalForm form) {
    form.text(reversal.reversed().name())
        .text(reversal.reversedKey().value())
        .text(reversal.shortfall().name());
  }

  @Override
  public Targets targets(Reversal reversal, PracticeId practice) {
    RequestId reversed = new RequestId(practice, reversal.reversed(), reversal.reversedKey());
    return Targets.undoing(reversed);
  }

  @Override
  public Optional<Reason> reason(Reversal reversal) {
    return Optional.of(reversal.reason());
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public Decision decide(Reversal reversal, Draft draft) {
    RequestId reversed =
        new RequestId(draft.practice(), reversal.reversed(), reversal.reversedKey());
    Optional<List<Movement>> movements = draft.movements(reversed);
    if (movements.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_POSTING));
    }
    if (!REVERSIBLE.contains(reversal.reversed())) {
      return Decision.declined(Refusal.of(RefusalCode.NOT_REVERSIBLE));
    }
    PostingReversal undoing = new PostingReversal(draft, reversal.shortfall());
    List<Movement> done = movements.get();
    for (int i = done.size() - 1; i >= 0; i--) {
      Optional<Refusal> refusal = undoing.undo(entry(draft, done.get(i)));
      if (refusal.isPresent()) {
        return Decision.declined(refusal.get());
      }
    }
    undoing.finish();
    return Decision.accepted("reversed", UNCOLLECTED, undoing.uncollected());
  }

  private static LedgerEntry entry(Draft draft, Movement movement) {
    return draft
        .entry(movement.entry())
        .orElseThrow(
            () -> new LedgerIntegrityException("entry " + movement.entry() + " is missing"));
  }

  @Override
  public ReversalOutcome accepted(
      Reversal reversal, Receipt receipt, Verdict verdict, Present present) {
    return new ReversalOutcome.Reversed(receipt, Facts.number(verdict, UNCOLLECTED));
  }

  @Override
  public ReversalOutcome declined(Refusal refusal) {
    return new ReversalOutcome.Refused(refusal);
  }
}
