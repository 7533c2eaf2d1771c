package io.sessioncredits.verification.properties;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.RequestRecord;
import io.sessioncredits.testkit.invariant.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a store has of a practice and of certain commands, to be compared bit for bit.
 *
 * @param books positions and entries, with their requests and bookings
 * @param requests what is kept of the commands, those without entries included
 * @param bookings the lines the commands name
 * @param messages what waits to be delivered
 */
record Everything(
    Books books,
    Map<RequestId, RequestRecord> requests,
    Map<BookingLine, BookingRecord> bookings,
    List<OutboxMessage> messages) {
  private static final int MOST_MESSAGES = 100_000;
  private static final Instant LATE = Instant.parse("2999-01-01T00:00:00Z");

  static Everything of(Practice practice, Collection<? extends CreditCommand<?>> commands) {
    Set<RequestId> requests = new HashSet<>();
    Set<BookingLine> lines = new HashSet<>();
    for (CreditCommand<?> command : commands) {
      requests.add(new RequestId(practice.id(), command.operation(), command.key()));
      if (command instanceof Booking booking) {
        lines.add(booking.line());
      } else if (command instanceof Cancellation cancellation) {
        lines.add(cancellation.line());
      } else if (command instanceof Attendance attendance) {
        lines.add(attendance.line());
      }
    }
    CreditQueries.View view =
        practice.store().queries().view(practice.id(), List.of(), Lookups.of(requests, lines));
    List<OutboxMessage> messages =
        practice.store().outbox().claim(practice.id(), MOST_MESSAGES, LATE, Duration.ZERO).stream()
            .map(OutboxQueue.Claim::message)
            .toList();
    return new Everything(practice.books(), view.requests(), view.bookings(), messages);
  }
}
