package io.sessioncredits.testkit.oracle;

import java.time.Instant;

/**
 * One part of how a booking line is paid.
 *
 * @param id its number among all pieces
 * @param kind how it is paid
 * @param source the lot the credits came from, or the debt for {@link Kind#OWED}
 * @param units the credits
 * @param settled for {@link Kind#SETTLED} alone, how much of which debt they paid
 * @param due for {@link Kind#HELD} alone, when the hold runs out
 */
record Piece(int id, Kind kind, int source, long units, Part settled, Instant due) {
  enum Kind {
    TAKEN,
    HELD,
    /** Was held; time has freed it. */
    FREED,
    OWED,
    SETTLED
  }

  /** So many credits of one debt. */
  record Part(int debt, long units) {
    static final Part NONE = new Part(-1, 0);
  }

  static Piece of(int id, Kind kind, int source, long units) {
    return new Piece(id, kind, source, units, Part.NONE, Instant.MAX);
  }

  Piece heldUntil(Instant end) {
    return new Piece(id, kind, source, units, settled, end);
  }

  Piece settling(int debt, long paid) {
    return new Piece(id, kind, source, units, new Part(debt, paid), due);
  }

  Piece as(Kind changed) {
    return new Piece(id, changed, source, units, settled, due);
  }
}
