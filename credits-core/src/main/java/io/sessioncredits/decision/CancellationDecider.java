package io.sessioncredits.decision;

import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.CancellationOutcome;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.engine.Undo;
import io.sessioncredits.engine.Waiting;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Cancels a line, and gives its credits back if the terms it was booked under, the practice or
 * staff say so.
 */
final class CancellationDecider implements Decider<Cancellation, CancellationOutcome> {
  private static final String RESTORED = "restored";
  private static final String FORFEITED = "forfeited";
  private static final String FREE_UNTIL = "free-until";

  @Override
  public Class<Cancellation> command() {
    return Cancellation.class;
  }

  @Override
  public void content(Cancellation cancellation, CanonicalForm form) {
    form.text(cancellation.line().key().value()).text(cancellation.ground().name());
  }

  @Override
  public Targets targets(Cancellation cancellation, PracticeId practice) {
    return Targets.ofVisit(cancellation.line(), practice);
  }

  @Override
  public Optional<Reason> reason(Cancellation cancellation) {
    return cancellation.reason();
  }

  @Override
  public Decision decide(Cancellation cancellation, Draft draft) {
    Optional<BookingRecord> found = draft.booking(cancellation.line());
    if (found.isEmpty()) {
      return Decision.declined(Refusal.of(RefusalCode.UNKNOWN_BOOKING));
    }
    BookingRecord booking = found.get();
    Optional<RefusalCode> hindrance = hindrance(booking.state(), cancellation.ground());
    if (hindrance.isPresent()) {
      return Decision.declined(Refusal.of(hindrance.get()));
    }
    if (booking.state() == BookingState.PENDING_CREDIT) {
      Waiting.end(draft, booking, Cause.CANCELLATION);
      VisitCounts.become(draft, booking, BookingState.CANCELLED_RESTORED);
      return Decision.accepted(RESTORED);
    }
    boolean isRestored =
        cancellation.ground() != CancellationGround.CLIENT || booking.terms().isFreeAt(draft.now());
    return isRestored ? restore(cancellation, draft, booking) : forfeit(draft, booking);
  }

  private static Optional<RefusalCode> hindrance(BookingState state, CancellationGround ground) {
    return switch (state) {
      case BOOKED, PENDING_CREDIT -> Optional.empty();
      case CANCELLED_RESTORED -> Optional.of(RefusalCode.ALREADY_CANCELLED);
      case CANCELLED_FORFEITED ->
          ground == CancellationGround.CLIENT
              ? Optional.of(RefusalCode.ALREADY_CANCELLED)
              : Optional.empty();
      case NO_SHOW ->
          ground == CancellationGround.CLIENT
              ? Optional.of(RefusalCode.ALREADY_SETTLED)
              : Optional.empty();
      case ATTENDED -> Optional.of(RefusalCode.ALREADY_SETTLED);
    };
  }

  private static Decision restore(Cancellation cancellation, Draft draft, BookingRecord booking) {
    Map<Fact, String> facts =
        cancellation.ground() == CancellationGround.CLIENT
            ? Map.of()
            : Map.of(Fact.OVERRIDE, "CANCELLATION_" + cancellation.ground());
    Undo.of(draft, booking, facts);
    BookingRecord undone = draft.booking(booking.line()).orElseThrow();
    VisitCounts.become(draft, undone, BookingState.CANCELLED_RESTORED);
    return Decision.accepted(RESTORED);
  }

  private static Decision forfeit(Draft draft, BookingRecord booking) {
    Captures.capture(draft, booking);
    BookingRecord captured = draft.booking(booking.line()).orElseThrow();
    VisitCounts.become(draft, captured, BookingState.CANCELLED_FORFEITED);
    return booking
        .terms()
        .freeUntil()
        .filter(until -> booking.terms().restoreOnCancel())
        .map(until -> Decision.accepted(FORFEITED, FREE_UNTIL, Micros.of(until)))
        .orElseGet(() -> Decision.accepted(FORFEITED));
  }

  @Override
  public CancellationOutcome accepted(
      Cancellation cancellation, Receipt receipt, Verdict verdict, Present present) {
    if (verdict.variant().equals(RESTORED)) {
      return new CancellationOutcome.Restored(receipt);
    }
    Optional<Instant> until =
        Optional.ofNullable(verdict.facts().get(FREE_UNTIL))
            .map(text -> Micros.instant(Long.parseLong(text)));
    return new CancellationOutcome.Forfeited(receipt, until);
  }

  @Override
  public CancellationOutcome declined(Refusal refusal) {
    return new CancellationOutcome.Refused(refusal);
  }
}
