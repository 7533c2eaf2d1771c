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
import io.sessioncredits.policy.Catalogue;
import java.util.List;
import java.util.Optional;

/** Books the seats of one line, paid or owed, or refuses all of them. */
final class BookingDecider implements Decider<Booking, BookingOutcome> {
  private static final String VARIANT = "booked";

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
  }

  private static Holder payer(Booking booking) {
    return booking.payer().orElse(booking.attendee());
  }

  @Override
  public Targets targets(Booking booking, PracticeId practice) {
    Targets own = Targets.of(new WalletKey(practice, payer(booking))).andOwn(booking.line());
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
    return Optional.empty();
  }

  @Override
  public Decision decide(Booking booking, Draft draft) {
    boolean isOpenBefore =
        previous(booking).flatMap(draft::booking).map(b -> !b.state().isCancelled()).orElse(false);
    if (isOpenBefore) {
      return Decision.declined(Refusal.of(RefusalCode.ALREADY_BOOKED));
    }
    WalletKey wallet = new WalletKey(draft.practice(), payer(booking));
    Catalogue catalogue = draft.policy().catalogue();
    BookingTerms terms = draft.policy().bookingTerms(booking.startsAt());
    long price = 0;
    SeatPayment payment = new SeatPayment(draft, wallet, booking.session(), terms);
    if (catalogue.isCredited(booking.type())) {
      price = catalogue.price(catalogue.narrowest(booking.type()), booking.type(), draft.now());
      Optional<Refusal> refusal = payment.pay(booking.seats());
      if (refusal.isPresent()) {
        return Decision.declined(refusal.get());
      }
    }
    draft.book(
        BookingRecord.of(booking.session(), wallet, booking.seats(), price, terms)
            .withAllocations(List.copyOf(payment.allocations())));
    return Decision.accepted(VARIANT);
  }

  @Override
  public BookingOutcome accepted(
      Booking booking, Receipt receipt, Verdict verdict, Present present) {
    BookingState state =
        present.booking(booking.line()).map(BookingRecord::state).orElse(BookingState.BOOKED);
    return new BookingOutcome.Booked(receipt, state);
  }

  @Override
  public BookingOutcome declined(Refusal refusal) {
    return new BookingOutcome.Refused(refusal);
  }
}
