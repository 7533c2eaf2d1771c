package io.sessioncredits.testkit.arbitrary;

/** Something that is to happen next, whatever happened before. */
interface Intent {
  /** Writes it down. */
  void addTo(Script script);
}
