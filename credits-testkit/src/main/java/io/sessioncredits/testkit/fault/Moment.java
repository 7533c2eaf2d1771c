package io.sessioncredits.testkit.fault;

/** On which side of a port call's effect a fault strikes. */
public enum Moment {
  /** The call does nothing. */
  BEFORE,
  /** The call has done all it does, but its caller never learns of it. */
  AFTER
}
