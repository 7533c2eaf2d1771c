package io.sessioncredits.ledger;

/** What happens when credits that are to be taken away are spent, set aside or moved already. */
public enum ShortfallRule {
  /** Nothing is done; the outcome is a refusal that names the shortfall. */
  REFUSE,
  /** What is free is taken; the entry names how many could not be collected. */
  CLAMP,
  /** What is free is taken, and the rest is owed. */
  DEBT
}
