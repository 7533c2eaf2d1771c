package io.sessioncredits.testkit.oracle;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.ExpiryBasis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Books the seats of one line. */
final class Seats {
  private final Turn turn;
  private final Booking booking;
  private final Holder payer;
  private final Book before;
  private final BookingTerms terms;
  private final List<Piece> pieces = new ArrayList<>();

  Seats(Turn turn, Booking booking) {
    this.turn = turn;
    this.booking = booking;
    this.payer = booking.payer().isPresent() ? booking.payer().get() : booking.attendee();
    this.before = turn.book().copy();
    this.terms = turn.rules().agreed(booking.startsAt());
  }

  Prediction book() {
    if (booking.attempt() > 1) {
      BookingLine previous =
          new BookingLine(booking.booking(), booking.attendee(), booking.attempt() - 1);
      Optional<Line> line = turn.book().line(previous);
      if (line.isPresent() && !line.get().state().isCancelled()) {
        throw Turn.refused(RefusalCode.ALREADY_BOOKED);
      }
    }
    long price = 0;
    if (turn.rules().policy().catalogue().isCredited(booking.type())) {
      price = price(turn.rules().narrowest(booking.type()));
      payAll();
    }
    BookedSession session = new BookedSession(booking.line(), booking.type(), booking.startsAt());
    turn.book()
        .put(new Line(session, payer, turn.now(), price, terms, BookingState.BOOKED, pieces));
    return Prediction.of("Booked").with("state", BookingState.BOOKED);
  }

  private void payAll() {
    for (int paid = 0; paid < booking.seats(); paid++) {
      Optional<Map<Integer, Long>> parts = oneSeat();
      if (parts.isEmpty()) {
        oweTheRest(booking.seats() - paid);
        return;
      }
      turn.needRoomForLine(payer);
      parts.get().forEach(this::spend);
    }
  }

  /** From which lots one seat is paid; empty if no single credit type pays a whole one. */
  private Optional<Map<Integer, Long>> oneSeat() {
    List<Lot> usable = usable(turn.book());
    Set<CreditType> types = new LinkedHashSet<>();
    usable.forEach(l -> types.add(l.type()));
    for (CreditType type : types) {
      long missing = price(type);
      long countingNow = 0;
      Map<Integer, Long> parts = new LinkedHashMap<>();
      for (Lot lot : usable) {
        long units = lot.type().equals(type) ? Math.min(missing, turn.free(lot.id())) : 0;
        if (units > 0) {
          parts.put(lot.id(), units);
          missing -= units;
          countingNow += lot.hasBegun(turn.now()) ? units : 0;
        }
      }
      boolean isAllowed =
          countingNow == 0 || turn.rules().isInLimit(turn.number(payer, type) - countingNow);
      if (missing == 0 && isAllowed) {
        return Optional.of(parts);
      }
    }
    return Optional.empty();
  }

  private void spend(int lot, long units) {
    if (terms.mode() == SpendMode.AT_BOOKING) {
      turn.add(lot, -units);
      pieces.add(Piece.of(turn.book().nextPiece(), Piece.Kind.TAKEN, lot, units));
    } else {
      turn.hold(lot, units);
      Instant due = turn.rules().holdUntil(turn.now(), booking.startsAt());
      pieces.add(Piece.of(turn.book().nextPiece(), Piece.Kind.HELD, lot, units).heldUntil(due));
    }
    BookedSession session = new BookedSession(booking.line(), booking.type(), booking.startsAt());
    turn.book().put(new Line(session, payer, turn.now(), 0, terms, BookingState.BOOKED, pieces));
  }

  private void oweTheRest(int seats) {
    CreditType type = turn.rules().narrowest(booking.type());
    long units = price(type) * seats;
    if (!turn.rules().policy().bookingWithoutCredit()) {
      throw new CreditRefusedException(tooLittle());
    }
    if (!turn.rules().isInLimit(turn.number(payer, type) - units)) {
      throw new CreditRefusedException(figures(RefusalCode.OVERDRAFT_LIMIT, type));
    }
    turn.needRoomForLine(payer);
    BookedSession session = new BookedSession(booking.line(), booking.type(), booking.startsAt());
    int debt = turn.owe(payer, type, units, Optional.of(session));
    pieces.add(Piece.of(turn.book().nextPiece(), Piece.Kind.OWED, debt, units));
  }

  private Refusal tooLittle() {
    List<Lot> paying = paying(before);
    CreditType type =
        paying.isEmpty() ? turn.rules().narrowest(booking.type()) : paying.get(0).type();
    Refusal refusal = figures(RefusalCode.INSUFFICIENT_CREDITS, type);
    boolean isTheDate =
        refusal.available() >= refusal.required()
            && refusal.availableOnSessionDate() < refusal.required();
    if (!isTheDate) {
      return refusal;
    }
    Refusal dated = figures(RefusalCode.NO_CREDIT_VALID_ON_SESSION_DATE, type);
    for (Lot lot : paying) {
      if (lot.type().equals(type) && lot.terms().validUntil().isPresent()) {
        return dated.withExpiresAt(lot.terms().validUntil().get());
      }
    }
    return dated;
  }

  private Refusal figures(RefusalCode code, CreditType type) {
    Balance balance = before.balance(payer, type, turn.now());
    long onDate = 0;
    for (Lot lot : usable(before)) {
      onDate += lot.type().equals(type) ? before.free(lot) : 0;
    }
    return Refusal.of(code)
        .withRequired(price(type) * booking.seats())
        .withAvailable(balance.available())
        .withAvailableOnSessionDate(onDate)
        .withOwed(balance.owed());
  }

  private long price(CreditType type) {
    return turn.rules().price(type, booking.type(), turn.now());
  }

  private List<Lot> usable(Book book) {
    boolean isByBooking = turn.rules().policy().expiryBasis() == ExpiryBasis.BOOKING_DATE;
    Instant date = isByBooking ? turn.now() : booking.startsAt();
    return paying(book).stream().filter(l -> l.reaches(date)).toList();
  }

  private List<Lot> paying(Book book) {
    return Rules.inOrderOfUse(
        book.lots(payer).stream()
            .filter(l -> book.free(l) > 0 && turn.rules().pays(l, booking.type()))
            .toList());
  }
}
