package io.sessioncredits.decision;

import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Settlement;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.SettleDebtsOutcome;
import io.sessioncredits.ledger.SettledDebt;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets the free credits of a holder pay what the holder owes. */
final class SettleDebtsDecider implements Decider<SettleDebts, SettleDebtsOutcome> {
  private static final String DEBT = "debt-";
  private static final int PARTS_WITHOUT_LINE = 3;

  @Override
  public Class<SettleDebts> command() {
    return SettleDebts.class;
  }

  @Override
  public void content(SettleDebts settlement, CanonicalForm form) {
    form.text(settlement.holder().key())
        .optional(settlement.type(), (f, type) -> f.text(type.value()))
        .number(settlement.lines().size());
    settlement.lines().forEach(line -> form.text(line.key().value()));
  }

  @Override
  public Targets targets(SettleDebts settlement, PracticeId practice) {
    return Targets.of(new WalletKey(practice, settlement.holder()));
  }

  @Override
  public Optional<Reason> reason(SettleDebts settlement) {
    return Optional.of(settlement.reason());
  }

  @Override
  public boolean isOneAttempt() {
    return true;
  }

  @Override
  public Decision decide(SettleDebts settlement, Draft draft) {
    WalletKey wallet = new WalletKey(draft.practice(), settlement.holder());
    List<OpenDebt> debts = meant(settlement, Settlement.inOrder(draft, wallet));
    if (debts.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.NOTHING_OWED));
    }
    Map<String, String> facts = new TreeMap<>();
    boolean isAnyPaid = false;
    for (OpenDebt debt : debts) {
      long owed = Settlement.settle(draft, wallet, debt);
      isAnyPaid |= owed < debt.owed();
      facts.put(DEBT + (facts.size() + 1), text(debt, owed));
    }
    return isAnyPaid
        ? new Decision.Accepted("settled", facts)
        : Decision.declined(shortage(draft, wallet, debts.get(0)));
  }

  private static List<OpenDebt> meant(SettleDebts settlement, List<OpenDebt> debts) {
    List<OpenDebt> ofType =
        debts.stream().filter(d -> settlement.type().map(d.type()::equals).orElse(true)).toList();
    if (settlement.lines().isEmpty()) {
      return ofType;
    }
    return settlement.lines().stream()
        .flatMap(line -> ofType.stream().filter(d -> line(d).filter(line::equals).isPresent()))
        .toList();
  }

  private static Optional<BookingLine> line(OpenDebt debt) {
    return debt.session().map(BookedSession::line);
  }

  /** Says what the debt that comes first would have taken. */
  private static Refusal shortage(Draft draft, WalletKey wallet, OpenDebt first) {
    Balance balance = draft.position(wallet).balance(first.type(), draft.now());
    boolean isTheDate = balance.available() > 0 && first.session().isPresent();
    RefusalCode code =
        isTheDate ? RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE : RefusalCode.INSUFFICIENT_CREDITS;
    return Refusal.of(code)
        .withRequired(first.owed())
        .withAvailable(balance.available())
        .withOwed(balance.owed());
  }

  private static String text(OpenDebt debt, long owed) {
    List<String> parts = new ArrayList<>();
    parts.add(debt.type().value());
    parts.add(Long.toString(debt.owed() - owed));
    parts.add(Long.toString(owed));
    line(debt)
        .ifPresent(
            line -> {
              parts.add(line.booking().value());
              parts.add(line.attendee().value());
              parts.add(Integer.toString(line.attempt()));
            });
    return NoteText.of(parts);
  }

  private static SettledDebt debt(String text) {
    List<String> parts = NoteText.parts(text);
    Optional<BookingLine> line =
        parts.size() == PARTS_WITHOUT_LINE
            ? Optional.empty()
            : Optional.of(
                new BookingLine(
                    BookingRef.of(parts.get(PARTS_WITHOUT_LINE)),
                    ClientId.of(parts.get(PARTS_WITHOUT_LINE + 1)),
                    Integer.parseInt(parts.get(PARTS_WITHOUT_LINE + 2))));
    return new SettledDebt(
        CreditType.of(parts.get(0)),
        line,
        Long.parseLong(parts.get(1)),
        Long.parseLong(parts.get(2)));
  }

  @Override
  public SettleDebtsOutcome accepted(
      SettleDebts settlement, Receipt receipt, Verdict verdict, Present present) {
    List<SettledDebt> debts = new ArrayList<>();
    for (int i = 1; verdict.facts().containsKey(DEBT + i); i++) {
      debts.add(debt(verdict.fact(DEBT + i)));
    }
    return new SettleDebtsOutcome.Settled(receipt, debts);
  }

  @Override
  public SettleDebtsOutcome declined(Refusal refusal) {
    return new SettleDebtsOutcome.Refused(refusal);
  }
}
