package io.sessioncredits.decision;

import io.sessioncredits.authorization.AuthorizationNotes;
import io.sessioncredits.authorization.AuthorizationStanding;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Notes;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CountedVisit;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.WalletKey;
import java.util.Optional;

/** Lets the counts of an authorization follow what becomes of a booking line. */
final class VisitCounts {
  private VisitCounts() {}

  private enum Counted {
    NOT,
    SCHEDULED,
    OCCURRED;

    static Counted in(BookingState state) {
      return switch (state) {
        case BOOKED, PENDING_CREDIT -> SCHEDULED;
        case ATTENDED -> OCCURRED;
        case NO_SHOW, CANCELLED_RESTORED, CANCELLED_FORFEITED -> NOT;
      };
    }
  }

  /** Counts a line that was not counted before, in the state it is in. */
  static void begin(Draft draft, BookingRecord booking) {
    move(draft, booking, Counted.NOT, Counted.in(booking.state()));
  }

  /** Writes {@code booking} in another state, and counts it so. */
  static void become(Draft draft, BookingRecord booking, BookingState state) {
    draft.book(booking.withState(state));
    move(draft, booking, Counted.in(booking.state()), Counted.in(state));
  }

  private static void move(Draft draft, BookingRecord booking, Counted from, Counted to) {
    if (booking.counted().isEmpty() || from == to) {
      return;
    }
    CountedVisit visit = booking.counted().get();
    WalletKey wallet = new WalletKey(draft.practice(), booking.line().attendee());
    AuthorizationStanding before =
        AuthorizationNotes.one(
                booking.line().attendee(),
                visit.authorization(),
                draft.position(wallet).notes(),
                draft.now().atZone(draft.policy().zone()).toLocalDate())
            .orElseThrow(() -> new LedgerIntegrityException("an authorization in use is not kept"));
    long occurred = before.occurred() + change(visit, from, to, Counted.OCCURRED);
    long scheduled = before.scheduled() + change(visit, from, to, Counted.SCHEDULED);
    if (occurred < 0 || scheduled < 0) {
      throw new LedgerIntegrityException("fewer visits are counted than are to be taken back");
    }
    long left =
        new AuthorizationStanding(before.authorization(), occurred, scheduled, before.status())
            .left();
    Change.Builder change = Change.builder();
    change
        .cause(Cause.AUTHORIZATION)
        .session(booking.session())
        .putFacts(Fact.LEFT, Long.toString(left));
    Notes.set(
            draft,
            wallet,
            change,
            AuthorizationNotes.usedName(visit.authorization()),
            Optional.of(AuthorizationNotes.used(occurred, scheduled)))
        .ifPresent(
            refusal -> {
              throw new IllegalStateException("a kept note can always be changed");
            });
  }

  private static long change(CountedVisit visit, Counted from, Counted to, Counted counter) {
    long added = to == counter ? visit.units() : 0;
    return added - (from == counter ? visit.units() : 0);
  }
}
