package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A booking line.
 *
 * @param bookedAt when it was booked
 * @param price the credits of one seat in the narrowest type, as agreed
 * @param pieces how it is paid, oldest first
 */
record Line(
    BookedSession session,
    Holder payer,
    Instant bookedAt,
    long price,
    BookingTerms terms,
    BookingState state,
    List<Piece> pieces) {
  Line {
    pieces = List.copyOf(pieces);
  }

  Line in(BookingState changed) {
    return new Line(session, payer, bookedAt, price, terms, changed, pieces);
  }

  Line withPieces(List<Piece> changed) {
    return new Line(session, payer, bookedAt, price, terms, state, changed);
  }

  Line plus(Piece piece) {
    List<Piece> more = new ArrayList<>(pieces);
    more.add(piece);
    return withPieces(more);
  }
}
