package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Settlement;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.ledger.WriteOffOutcome;
import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import java.util.List;
import java.util.Optional;

/** Gives back to debts what nobody pays for. */
final class WriteOffDecider implements Decider<WriteOff, WriteOffOutcome> {
  private static final String CREDITS = "credits";

  @Override
  public Class<WriteOff> command() {
    return WriteOff.class;
  }

  @Override
  public void content(WriteOff writeOff, CanonicalForm form) {
    Optional<Long> credits =
        writeOff.credits().isPresent()
            ? Optional.of(writeOff.credits().getAsLong())
            : Optional.empty();
    form.text(writeOff.holder().key())
        .text(writeOff.type().value())
        .optional(credits, CanonicalForm::number)
        .optional(writeOff.line(), (f, line) -> f.text(line.key().value()));
  }

  @Override
  public Targets targets(WriteOff writeOff, PracticeId practice) {
    return Targets.of(new WalletKey(practice, writeOff.holder()));
  }

  @Override
  public Optional<Reason> reason(WriteOff writeOff) {
    return Optional.of(writeOff.reason());
  }

  @Override
  public boolean isOneAttempt() {
    return true;
  }

  @Override
  public Decision decide(WriteOff writeOff, Draft draft) {
    AccountKey account = AccountKey.of(draft.practice(), writeOff.holder(), writeOff.type());
    List<OpenDebt> debts =
        Settlement.oldestFirst(draft.position(account.wallet())).stream()
            .filter(d -> d.type().equals(account.type()) && isMeant(writeOff, d))
            .toList();
    long owed = debts.stream().mapToLong(OpenDebt::owed).sum();
    if (owed == 0) {
      return Decision.declined(Refusal.of(RefusalCode.NOTHING_OWED));
    }
    long credits = writeOff.credits().orElse(owed);
    if (credits > owed) {
      return Decision.declined(
          Refusal.of(RefusalCode.LESS_OWED).withRequired(credits).withOwed(owed));
    }
    long left = credits;
    for (OpenDebt debt : debts) {
      long units = Math.min(left, debt.owed());
      if (units > 0) {
        draft.write(account.wallet(), change(draft, account, debt, units));
        left -= units;
      }
    }
    return Decision.accepted("writtenOff", CREDITS, credits);
  }

  private static boolean isMeant(WriteOff writeOff, OpenDebt debt) {
    return writeOff.line().isEmpty()
        || debt.session().map(BookedSession::line).equals(writeOff.line());
  }

  private static Change change(Draft draft, AccountKey account, OpenDebt debt, long units) {
    return Change.builder()
        .type(account.type())
        .primitive(Primitive.GIVE_BACK)
        .cause(Cause.WRITE_OFF)
        .lot(debt.opening())
        .amount(units)
        .effectiveAt(draft.now())
        .related(new EntryRef(account, debt.opening()))
        .session(debt.session())
        .build();
  }

  @Override
  public WriteOffOutcome accepted(
      WriteOff writeOff, Receipt receipt, Verdict verdict, Present present) {
    return new WriteOffOutcome.WrittenOff(receipt, Facts.number(verdict, CREDITS));
  }

  @Override
  public WriteOffOutcome declined(Refusal refusal) {
    return new WriteOffOutcome.Refused(refusal);
  }
}
