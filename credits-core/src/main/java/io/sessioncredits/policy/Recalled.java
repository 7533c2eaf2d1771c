package io.sessioncredits.policy;

import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.Map;

/**
 * What was decided, and from what.
 *
 * @param at the instant of the decision
 * @param outcome the outcome
 * @param positions where the wallets concerned stood, as written down by then
 * @param rules the rules of the practice
 * @param <O> the kind of outcome
 */
public record Recalled<O>(
    Instant at, O outcome, Map<WalletKey, Position> positions, RulesInForce rules) {
  /** Copies the positions. */
  public Recalled {
    positions = Map.copyOf(positions);
  }
}
