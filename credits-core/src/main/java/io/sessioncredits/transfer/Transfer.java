package io.sessioncredits.transfer;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Credits that go from one holder to another, as one act.
 *
 * <p>They leave in the order of use, and only free ones that count now. Each lot they come from
 * becomes a lot of the receiver with the same end, category and priority and its share of the
 * price.
 */
@Value.Immutable
public abstract class Transfer implements CreditCommand<TransferOutcome> {
  Transfer() {}

  /**
   * Returns a transfer.
   *
   * @param key the key, best from the form that was submitted
   * @param sender who gives
   * @param receiver who gets
   * @param type the credit type
   * @param credits how many, 1 to {@link Limits#CREDITS}
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public static Transfer of(
      RequestKey key, Holder sender, Holder receiver, CreditType type, long credits) {
    return ImmutableTransfer.of(
        Limits.given("requestKey", key),
        Limits.owner("sender", sender),
        Limits.owner("receiver", receiver),
        Limits.sold("creditType", type),
        credits);
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns who gives. */
  @Value.Parameter
  public abstract Holder sender();

  /** Returns who gets. */
  @Value.Parameter
  public abstract Holder receiver();

  /** Returns the credit type. */
  @Value.Parameter
  public abstract CreditType type();

  /** Returns how many. */
  @Value.Parameter
  public abstract long credits();

  /** Returns why, in words. */
  public abstract Optional<Reason> reason();

  /** Returns whether it takes place though the rules of the practice forbid it. */
  @Value.Default
  public boolean ruleOverridden() {
    return false;
  }

  /**
   * Returns this transfer against the rules of the practice on who may transfer; only staff and
   * programs may. The limits that keep the credits right hold all the same.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the reason is null
   */
  public Transfer overridingRule(Reason reason) {
    return withRuleOverridden(true).withReason(Limits.given("reason", reason));
  }

  abstract Transfer withRuleOverridden(boolean overridden);

  /** Returns this transfer with a reason. */
  public abstract Transfer withReason(Reason reason);

  @Override
  public Operation operation() {
    return Operation.TRANSFER;
  }

  @Value.Check
  void check() {
    Limits.credits("credits", credits());
  }
}
