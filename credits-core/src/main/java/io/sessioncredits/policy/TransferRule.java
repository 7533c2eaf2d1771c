package io.sessioncredits.policy;

import io.sessioncredits.model.Actor;

/** Who may transfer credits. */
public enum TransferRule {
  /** Nobody. */
  NOBODY,
  /** Staff, and programs of the practice. */
  STAFF,
  /** Clients too. */
  ANYBODY;

  /** Returns whether {@code actor} may transfer credits. */
  public boolean allows(Actor actor) {
    return this == ANYBODY || (this == STAFF && actor.kind() != Actor.Kind.CLIENT);
  }
}
