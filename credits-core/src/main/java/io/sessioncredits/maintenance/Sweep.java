package io.sessioncredits.maintenance;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * The writing down of what time alone has brought to one wallet: expiries and holds that ran out.
 *
 * <p>No balance depends on it; reads know the same without.
 */
@Value.Immutable
public abstract class Sweep implements CreditCommand<SweepOutcome> {
  Sweep() {}

  /**
   * Returns the sweep of what fell due for {@code holder} at {@code due} and after.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public static Sweep of(Holder holder, Instant due) {
    return ImmutableSweep.of(Limits.given("holder", holder), Limits.instant("due", due));
  }

  /** Returns whose wallet. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns the first instant at which something fell due. */
  @Value.Parameter
  public abstract Instant due();

  @Override
  public Operation operation() {
    return Operation.SWEEP;
  }

  @Override
  public RequestKey key() {
    return RequestKey.stored(holder().key() + "|" + Micros.of(due()));
  }
}
