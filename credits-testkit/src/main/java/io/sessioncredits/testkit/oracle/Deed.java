package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.BookingLine;
import java.util.Optional;

/** What a posting did that a reversal would have to undo. */
sealed interface Deed {
  /** A lot arrived. */
  record Opened(int lot, long units) implements Deed {}

  /** Credits were taken away by hand. */
  record Taken(int lot, long units) implements Deed {}

  /** A debt was made by hand. */
  record Owed(int debt, long units) implements Deed {}

  /** Credits went from one lot to another. */
  record Moved(int from, int to, long units) implements Deed {}

  /** A piece of a booking line was paid; a debt without a session has none. */
  record Settled(Optional<BookingLine> line, int piece) implements Deed {}
}
