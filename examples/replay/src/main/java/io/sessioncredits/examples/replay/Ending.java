package io.sessioncredits.examples.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * How an appointment ended.
 *
 * @param kind how
 * @param cancelledAt when it was cancelled; empty if it was not
 */
record Ending(Kind kind, Optional<Instant> cancelledAt) {
  /** The ways an appointment can end. */
  enum Kind {
    /** The client came. */
    ATTENDED,
    /** The client did not come and had not cancelled. */
    NO_SHOW,
    /** The client cancelled. */
    CANCELLED
  }

  static final Ending ATTENDED = new Ending(Kind.ATTENDED, Optional.empty());
  static final Ending NO_SHOW = new Ending(Kind.NO_SHOW, Optional.empty());

  static Ending cancelled(Instant at) {
    return new Ending(Kind.CANCELLED, Optional.of(at));
  }
}
