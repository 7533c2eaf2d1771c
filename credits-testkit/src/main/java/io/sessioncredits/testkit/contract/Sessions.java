package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.BookingTerms;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.model.WalletKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions that are booked in the clauses. */
final class Sessions {
  static final AppointmentType MASSAGE = AppointmentType.of("massage");
  static final Instant NEXT_WEEK = Stage.START.plus(Duration.ofDays(7));

  private Sessions() {}

  static BookingLine line(String booking, ClientId attendee) {
    return BookingLine.of(BookingRef.of(booking), attendee);
  }

  static BookedSession session(String booking, ClientId attendee) {
    return new BookedSession(line(booking, attendee), MASSAGE, NEXT_WEEK);
  }

  /** Returns the change that sets two credits of a lot aside. */
  static Change hold(HandwrittenPosting posting, long lot, String booking, HoldEnd end) {
    return posting
        .change(Clauses.MASSAGE, Primitive.HOLD, Cause.BOOKING)
        .lot(lot)
        .held(2)
        .session(session(booking, Clauses.ANNA))
        .putFacts(Fact.DUE, Long.toString(Micros.of(NEXT_WEEK)))
        .putFacts(Fact.AT_DUE, end.name())
        .build();
  }

  /** Returns the record of a line that took one credit of the payer's first lot. */
  static BookingRecord booked(WalletKey payer, String booking) {
    BookingTerms terms =
        new BookingTerms(SpendMode.AT_BOOKING, true, Optional.empty(), HoldEnd.CAPTURE, 0);
    LotId lot = new LotId(payer.account(Clauses.MASSAGE), 1);
    ClientId attendee = ClientId.of(payer.holder().value());
    return BookingRecord.of(session(booking, attendee), payer, 1, 1, terms)
        .withAllocations(
            List.of(Allocation.taken(lot, 1, HandwrittenPosting.terms(10, Stage.START), 2)));
  }
}
