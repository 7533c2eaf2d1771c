package io.sessioncredits.model;

/** Something an entry says beside its amount. The names are part of the entry format. */
public enum Fact {
  /** When a hold runs out, in microseconds. */
  DUE,
  /** What happens to a hold then: a {@link HoldEnd}. */
  AT_DUE,
  /** Why a balance went lower than its limit allows: the shortfall policy of the command. */
  SHORTFALL,
  /** How many credits could not be taken back. */
  UNCOLLECTED,
  /** Which rule somebody overrode. */
  OVERRIDE,
  /** The name of the note that the entry sets or clears. */
  NOTE,
  /** What the note said before; absent if there was none. */
  FROM,
  /** What the note says now; absent if it is cleared. */
  TO,
  /** Which package was sold. */
  PACKAGE,
  /** The number of the billing cycle. */
  CYCLE,
  /** How many visits or units of an insurance authorization are left. */
  LEFT
}
