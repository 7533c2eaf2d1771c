package io.sessioncredits.engine;

import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.policy.PendingNote;
import java.util.Map;
import java.util.Optional;

/**
 * Booking lines that wait for credit: each is a note of the wallet that is to pay, so that nothing
 * waits unseen.
 */
public final class Waiting {
  private Waiting() {}

  /** Lets {@code booking} wait, and returns why it cannot. */
  public static Optional<Refusal> begin(Draft draft, BookingRecord booking) {
    return write(draft, booking, Cause.BOOKING, Optional.of(note(booking).text()));
  }

  /** Lets {@code booking} wait no longer. */
  public static void end(Draft draft, BookingRecord booking, Cause cause) {
    write(draft, booking, cause, Optional.empty())
        .ifPresent(
            refusal -> {
              throw new IllegalStateException("a note can always be cleared");
            });
  }

  private static PendingNote note(BookingRecord booking) {
    return new PendingNote(booking.session(), booking.seats());
  }

  private static Optional<Refusal> write(
      Draft draft, BookingRecord booking, Cause cause, Optional<String> text) {
    return Notes.set(
        draft, booking.payer(), cause, booking.session(), Map.entry(note(booking).name(), text));
  }
}
