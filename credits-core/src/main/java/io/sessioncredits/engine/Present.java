package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import java.util.Optional;

/** The state that booking lines are in now, beside what an outcome said first. */
@FunctionalInterface
public interface Present {
  /** Returns the record of {@code line}; empty if it was never booked. */
  Optional<BookingRecord> booking(BookingLine line);
}
