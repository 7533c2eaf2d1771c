package io.sessioncredits.engine;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.NoteText;
import io.sessioncredits.model.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * Booking lines that wait for credit: each is a note of the wallet that is to pay, so that nothing
 * waits unseen.
 */
public final class Waiting {
  /** The first part of the name of each such note. */
  public static final String PENDING = "pending";

  private Waiting() {}

  /** Lets {@code booking} wait, and returns why it cannot. */
  public static Optional<Refusal> begin(Draft draft, BookingRecord booking) {
    String text =
        NoteText.of(
            booking.session().type().value(),
            Long.toString(Micros.of(booking.session().startsAt())),
            Integer.toString(booking.seats()));
    return write(draft, booking, Cause.BOOKING, Optional.of(text));
  }

  /** Lets {@code booking} wait no longer. */
  public static void end(Draft draft, BookingRecord booking, Cause cause) {
    write(draft, booking, cause, Optional.empty())
        .ifPresent(
            refusal -> {
              throw new IllegalStateException("a note can always be cleared");
            });
  }

  private static Optional<Refusal> write(
      Draft draft, BookingRecord booking, Cause cause, Optional<String> text) {
    return Notes.set(
        draft, booking.payer(), cause, booking.session(), Map.entry(name(booking.session()), text));
  }

  private static String name(BookedSession session) {
    return NoteText.of(
        PENDING,
        session.line().booking().value(),
        session.line().attendee().value(),
        Integer.toString(session.line().attempt()));
  }
}
