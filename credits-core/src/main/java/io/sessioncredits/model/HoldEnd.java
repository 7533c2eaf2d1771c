package io.sessioncredits.model;

/** What happens to a hold when it runs out. */
public enum HoldEnd {
  /** The credits are free again. */
  RELEASE,
  /** The credits are spent. */
  CAPTURE
}
