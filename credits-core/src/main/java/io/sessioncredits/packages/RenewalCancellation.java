package io.sessioncredits.packages;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.LocalDate;
import org.immutables.value.Value;

/**
 * The end of a renewal: no cycle that begins on its day or later is granted any more. What was
 * granted stays, and a cycle that began before is still granted once it is paid. Of several the
 * last one counts.
 */
@Value.Immutable
public abstract class RenewalCancellation implements CreditCommand<PurchaseChangeOutcome> {
  RenewalCancellation() {}

  /**
   * Returns the end of the renewal of {@code purchase}.
   *
   * @param purchase the sale
   * @param until the first day on which no cycle begins any more
   * @param reason why
   * @throws InvalidInputException if an argument is null or the day not of the years 1901 to 9997
   */
  public static RenewalCancellation of(PurchaseRef purchase, LocalDate until, Reason reason) {
    return ImmutableRenewalCancellation.of(
        Limits.given("purchase", purchase),
        Limits.day("until", until),
        Limits.given("reason", reason));
  }

  /** Returns the sale. */
  @Value.Parameter
  public abstract PurchaseRef purchase();

  /** Returns the first day on which no cycle begins any more. */
  @Value.Parameter
  public abstract LocalDate until();

  /** Returns why. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns the key: of the sale and the day, unless another is given. */
  @Override
  @Value.Default
  public RequestKey key() {
    return RequestKey.derived(purchase().value(), "until", until().toString());
  }

  /** Returns this cancellation with a key of its own. */
  public abstract RenewalCancellation withKey(RequestKey key);

  @Override
  public Operation operation() {
    return Operation.RESELL;
  }
}
