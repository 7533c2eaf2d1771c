package io.sessioncredits.decision;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.AttendanceOutcome;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Overrides;
import java.util.Optional;

/** Records whether the attendee came; what was set aside is spent either way. */
final class AttendanceDecider implements Decider<Attendance, AttendanceOutcome> {
  @Override
  public Class<Attendance> command() {
    return Attendance.class;
  }

  @Override
  public void content(Attendance attendance, CanonicalForm form) {
    form.text(attendance.line().key().value()).number(attendance.came() ? 1 : 0);
  }

  @Override
  public Targets targets(Attendance attendance, PracticeId practice) {
    return Targets.ofVisit(attendance.line(), practice);
  }

  @Override
  public Optional<Reason> reason(Attendance attendance) {
    return Optional.empty();
  }

  @Override
  public Decision decide(Attendance attendance, Draft draft) {
    Optional<BookingRecord> found = draft.booking(attendance.line());
    if (found.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_BOOKING));
    }
    BookingRecord booking = found.get();
    if (booking.state().isCancelled()) {
      return Decision.declined(Refusal.of(RefusalCode.ALREADY_CANCELLED));
    }
    if (booking.state() == BookingState.PENDING_CREDIT) {
      return Decision.declined(Refusal.of(RefusalCode.PENDING_CREDIT));
    }
    if (hasRunOut(draft, booking)) {
      return Decision.declined(Refusal.of(RefusalCode.HOLD_RAN_OUT));
    }
    Captures.capture(draft, booking);
    BookingRecord captured = draft.booking(booking.line()).orElseThrow();
    if (!attendance.came()) {
      VisitCounts.become(draft, captured, BookingState.NO_SHOW);
    } else if (captured.counted().isPresent() || !isTracked(draft, captured)) {
      VisitCounts.become(draft, captured, BookingState.ATTENDED);
    } else {
      countLate(draft, captured.withState(BookingState.ATTENDED));
    }
    return Decision.accepted("recorded");
  }

  private static boolean isTracked(Draft draft, BookingRecord booking) {
    WalletKey wallet = new WalletKey(draft.practice(), booking.line().attendee());
    return draft.policy(wallet, booking.session().type(), Overrides.none()).trackAuthorization();
  }

  /** Authorizations often arrive after the booking, and insurers pay for visits that took place. */
  private static void countLate(Draft draft, BookingRecord attended) {
    BookingRecord counted = attended.withCounted(AuthorizedVisit.of(draft, attended).counted());
    draft.book(counted);
    VisitCounts.begin(draft, counted);
  }

  private static boolean hasRunOut(Draft draft, BookingRecord booking) {
    boolean isHeld = booking.allocations().stream().anyMatch(a -> a.kind() == Allocation.Kind.HELD);
    return isHeld
        && booking.terms().holdEnd() == HoldEnd.RELEASE
        && !Captures.isAnyHeld(draft, booking);
  }

  @Override
  public AttendanceOutcome accepted(
      Attendance attendance, Receipt receipt, Verdict verdict, Present present) {
    BookingState recorded = attendance.came() ? BookingState.ATTENDED : BookingState.NO_SHOW;
    return new AttendanceOutcome.Recorded(
        receipt, present.booking(attendance.line()).map(BookingRecord::state).orElse(recorded));
  }

  @Override
  public AttendanceOutcome declined(Refusal refusal) {
    return new AttendanceOutcome.Refused(refusal);
  }
}
