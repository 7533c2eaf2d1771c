package io.sessioncredits.policy;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;

/**
 * A host's own word on who may give credits to whom, such as within a household only, or by staff
 * with a permission only.
 *
 * <p>It is asked while the wallets are locked, so it must answer at once, from what it knows
 * already; and it may be asked again for the same transfer. If it throws, the transfer fails with
 * what it threw and nothing is written.
 */
@FunctionalInterface
public interface TransferCheck {
  /** The check that lets everybody give to everybody. */
  TransferCheck ANYBODY = (actor, sender, receiver, type) -> true;

  /** Returns whether {@code actor} may move credits of {@code type} so. */
  boolean allows(Actor actor, Holder sender, Holder receiver, CreditType type);
}
