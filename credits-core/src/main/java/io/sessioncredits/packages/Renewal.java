package io.sessioncredits.packages;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestKey;
import org.immutables.value.Value;

/**
 * A billed cycle of a renewing purchase: what was sold is granted again, as of the beginning of the
 * cycle.
 *
 * <p>Purchase and cycle are the key, never the delivery that tells of it: any number of deliveries,
 * in any order and in parallel, grant once. Whether it was paid is not part of what makes two
 * deliveries the same: a payment that fails grants nothing, one that succeeds later grants what the
 * cycle would have (FIELD, S30 and S31).
 */
@Value.Immutable
public abstract class Renewal implements CreditCommand<RenewalOutcome> {
  Renewal() {}

  /**
   * Returns the renewal of a cycle that was paid.
   *
   * @param purchase the sale
   * @param cycle which of its cycles
   * @throws InvalidInputException if an argument is null
   */
  public static Renewal of(PurchaseRef purchase, CycleRef cycle) {
    return ImmutableRenewal.of(Limits.given("purchase", purchase), Limits.given("cycle", cycle));
  }

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns which of its cycles. */
  @Value.Parameter
  public abstract CycleRef cycle();

  /** Returns whether the payment has failed. */
  @Value.Default
  public boolean paymentFailed() {
    return false;
  }

  /** Returns this renewal with its payment failed, or not. */
  public abstract Renewal withPaymentFailed(boolean failed);

  /** Returns the key: of the sale and the cycle. */
  @Override
  public RequestKey key() {
    return RequestKey.derived(purchase().value(), cycle().text());
  }

  @Override
  public Operation operation() {
    return Operation.RENEW;
  }
}
