package io.sessioncredits.decision;

import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.booking.PendingPayment;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.SeatPayment;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.engine.Waiting;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Overrides;
import java.util.List;
import java.util.Optional;

/** Pays a line that waits for credit. */
final class PendingPaymentDecider implements Decider<PendingPayment, BookingOutcome> {
  private static final String PAID = "paid";

  @Override
  public Class<PendingPayment> command() {
    return PendingPayment.class;
  }

  @Override
  public void content(PendingPayment payment, CanonicalForm form) {
    form.text(payment.line().key().value()).named(payment.overrides().values());
  }

  @Override
  public Targets targets(PendingPayment payment, PracticeId practice) {
    return Targets.ofLine(payment.line());
  }

  @Override
  public Optional<Reason> reason(PendingPayment payment) {
    return payment.reason();
  }

  @Override
  public boolean restsWhileOff() {
    return true;
  }

  @Override
  public Optional<String> override(PendingPayment payment) {
    return Optional.of(payment.overrides()).filter(o -> !o.isEmpty()).map(Overrides::text);
  }

  @Override
  public boolean isForStaff(PendingPayment payment) {
    return !payment.overrides().isEmpty();
  }

  @Override
  public Decision decide(PendingPayment payment, Draft draft) {
    Optional<BookingRecord> found = draft.booking(payment.line());
    if (found.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_BOOKING));
    }
    BookingRecord booking = found.get();
    if (booking.state() != BookingState.PENDING_CREDIT) {
      return Decision.declined(
          Refusal.of(
              booking.state().isCancelled()
                  ? RefusalCode.ALREADY_CANCELLED
                  : RefusalCode.ALREADY_BOOKED));
    }
    CreditPolicy policy =
        draft.policy(booking.payer(), booking.session().type(), payment.overrides());
    Optional<Refusal> refusal = SeatPayment.of(draft, policy, booking);
    if (refusal.isPresent()) {
      return Decision.declined(refusal.get());
    }
    Waiting.end(draft, booking, Cause.BOOKING);
    return Decision.accepted(PAID);
  }

  @Override
  public BookingOutcome accepted(
      PendingPayment payment, Receipt receipt, Verdict verdict, Present present) {
    BookingState state =
        present.booking(payment.line()).map(BookingRecord::state).orElse(BookingState.BOOKED);
    return new BookingOutcome.Booked(receipt, state, List.of());
  }

  @Override
  public BookingOutcome declined(Refusal refusal) {
    return new BookingOutcome.Refused(refusal);
  }
}
