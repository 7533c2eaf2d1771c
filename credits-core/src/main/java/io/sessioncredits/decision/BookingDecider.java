package io.sessioncredits.decision;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.engine.CanonicalForm;
import io.sessioncredits.engine.Decider;
import io.sessioncredits.engine.Decision;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Present;
import io.sessioncredits.engine.SeatPayment;
import io.sessioncredits.engine.Targets;
import io.sessioncredits.engine.Waiting;
import io.sessioncredits.model.AuthorizationWarning;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Verdict;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.Overrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Books the seats of one line, paid or owed, or refuses all of them. */
final class BookingDecider implements Decider<Booking, BookingOutcome> {
  private static final String BOOKED = "booked";
  private static final String SKIPPED = "skipped";
  private static final String PENDING = "pending";
  private static final String REASON = "reason";
  private static final String DURATION = "duration";

  @Override
  public Class<Booking> command() {
    return Booking.class;
  }

  @Override
  public void content(Booking booking, CanonicalForm form) {
    form.text(booking.booking().value())
        .text(booking.attendee().value())
        .number(booking.attempt())
        .text(booking.type().value())
        .instant(booking.startsAt())
        .number(booking.seats())
        .text(payer(booking).key());
    if (!booking.overrides().isEmpty()) {
      form.named(booking.overrides().values());
    }
    if (booking.pendingIfShort()) {
      form.text(PENDING);
    }
    booking.duration().ifPresent(d -> form.text(DURATION).number(d.toSeconds()));
  }

  private static Holder payer(Booking booking) {
    return booking.payer().orElse(booking.attendee());
  }

  @Override
  public Targets targets(Booking booking, PracticeId practice) {
    Targets own =
        Targets.of(new WalletKey(practice, payer(booking)))
            .and(Targets.of(new WalletKey(practice, booking.attendee())))
            .andOwn(booking.line());
    return previous(booking).map(p -> own.and(Targets.ofLine(p))).orElse(own);
  }

  private static Optional<BookingLine> previous(Booking booking) {
    return booking.attempt() == 1
        ? Optional.empty()
        : Optional.of(
            new BookingLine(booking.booking(), booking.attendee(), booking.attempt() - 1));
  }

  @Override
  public Optional<Reason> reason(Booking booking) {
    return booking.reason();
  }

  @Override
  public Optional<String> override(Booking booking) {
    return Optional.of(booking.overrides()).filter(o -> !o.isEmpty()).map(Overrides::text);
  }

  @Override
  public boolean isForStaff(Booking booking) {
    return !booking.overrides().isEmpty();
  }

  @Override
  public boolean isOneAttempt() {
    return true;
  }

  @Override
  public Decision decide(Booking booking, Draft draft) {
    boolean isOpenBefore =
        previous(booking).flatMap(draft::booking).map(b -> !b.state().isCancelled()).orElse(false);
    if (isOpenBefore) {
      return Decision.declined(Refusal.of(RefusalCode.ALREADY_BOOKED));
    }
    WalletKey wallet = new WalletKey(draft.practice(), payer(booking));
    CreditPolicy policy = draft.policy(wallet, booking.type(), booking.overrides());
    BookingTerms terms = policy.bookingTerms(booking.startsAt());
    BookingRecord free =
        BookingRecord.of(booking.session(), wallet, booking.seats(), 0, terms)
            .withBookedAt(draft.now())
            .withDuration(booking.duration());
    CreditPolicy insurance =
        draft.policy(
            new WalletKey(draft.practice(), booking.attendee()),
            booking.type(),
            booking.overrides());
    AuthorizedVisit visit =
        insurance.trackAuthorization()
            ? AuthorizedVisit.of(draft, free)
            : AuthorizedVisit.UNTRACKED;
    if (insurance.enforceAuthorization() && visit.refusal().isPresent()) {
      return Decision.declined(visit.refusal().get());
    }
    Decision paid = pay(booking, draft, policy, free.withCounted(visit.counted()));
    if (paid instanceof Decision.Accepted accepted) {
      draft.booking(booking.line()).ifPresent(booked -> VisitCounts.begin(draft, booked));
      if (!visit.warnings().isEmpty()) {
        draft.warn(booking.session(), visit.warnings());
      }
      return new Decision.Accepted(
          accepted.variant(), Facts.and(accepted.facts(), visit.warnings()));
    }
    return paid;
  }

  private static Decision pay(
      Booking booking, Draft draft, CreditPolicy policy, BookingRecord free) {
    if (!policy.active() || !policy.catalogue().isCredited(booking.type())) {
      draft.book(free);
      return Decision.accepted(policy.active() ? BOOKED : SKIPPED);
    }
    Draft.Mark before = draft.mark();
    Optional<Refusal> refusal = SeatPayment.of(draft, policy, free);
    if (refusal.isEmpty()) {
      return Decision.accepted(BOOKED);
    }
    if (!booking.pendingIfShort() || !isShortage(refusal.get().code())) {
      return Decision.declined(refusal.get());
    }
    draft.backTo(before);
    return pending(draft, free.withState(BookingState.PENDING_CREDIT), refusal.get().code());
  }

  private static boolean isShortage(RefusalCode code) {
    return code == RefusalCode.INSUFFICIENT_CREDITS
        || code == RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE
        || code == RefusalCode.OVERDRAFT_LIMIT;
  }

  private static Decision pending(Draft draft, BookingRecord booking, RefusalCode reason) {
    draft.book(booking);
    return Waiting.begin(draft, booking)
        .map(Decision::declined)
        .orElseGet(() -> new Decision.Accepted(PENDING, Map.of(REASON, reason.name())));
  }

  @Override
  public BookingOutcome accepted(
      Booking booking, Receipt receipt, Verdict verdict, Present present) {
    BookingState state =
        present.booking(booking.line()).map(BookingRecord::state).orElse(BookingState.BOOKED);
    List<AuthorizationWarning> warnings = Facts.warnings(verdict);
    return switch (verdict.variant()) {
      case SKIPPED -> new BookingOutcome.Skipped(receipt, state, warnings);
      case PENDING ->
          new BookingOutcome.Pending(
              receipt, RefusalCode.valueOf(verdict.fact(REASON)), state, warnings);
      default -> new BookingOutcome.Booked(receipt, state, warnings);
    };
  }

  @Override
  public BookingOutcome declined(Refusal refusal) {
    return new BookingOutcome.Refused(refusal);
  }
}
