package io.sessioncredits.ledger;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * A number changed by hand: by a difference, or to a new number.
 *
 * <p>The number is available − owed of one credit type; it works for holders who never had a
 * credit. Up opens a lot without end and price, which then settles what is owed, unless the
 * practice settles by hand. Down takes free credits in the order of use, never those set aside.
 */
@Value.Immutable
public abstract class Adjustment implements CreditCommand<AdjustmentOutcome> {
  Adjustment() {}

  /**
   * Returns an adjustment by {@code difference} credits, up or down. If fewer are free than go
   * down, it is refused, unless {@link #allowingDebt} says that the rest is owed.
   *
   * @throws InvalidInputException if an argument is null or the difference 0 or beyond {@link
   *     Limits#CREDITS}
   */
  public static Adjustment by(
      RequestKey key, Holder holder, CreditType type, long difference, Reason reason) {
    if (difference == 0) {
      throw new InvalidInputException("difference", difference, "must not be 0");
    }
    Limits.between("difference", difference, -Limits.CREDITS, Limits.CREDITS);
    return of(key, holder, type, reason).withDifference(difference);
  }

  /**
   * Returns an adjustment to {@code number}; a negative one makes a debt.
   *
   * @throws InvalidInputException if an argument is null or the number beyond {@link
   *     Limits#CREDITS}
   */
  public static Adjustment to(
      RequestKey key, Holder holder, CreditType type, long number, Reason reason) {
    Limits.between("number", number, -Limits.CREDITS, Limits.CREDITS);
    return of(key, holder, type, reason).withNumber(number);
  }

  private static Adjustment of(RequestKey key, Holder holder, CreditType type, Reason reason) {
    return ImmutableAdjustment.of(
        Limits.given("requestKey", key),
        Limits.owner("holder", holder),
        Limits.sold("creditType", type),
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns whose number changes. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns the credit type. */
  @Value.Parameter
  public abstract CreditType type();

  /** Returns why; mandatory, since a person does it. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns by how much; empty if the new number is given. */
  public abstract OptionalLong difference();

  /** Returns the new number; empty if the difference is given. */
  public abstract OptionalLong number();

  /** Returns the number that the person saw; if it is another by now, the adjustment is refused. */
  public abstract OptionalLong expected();

  /** Returns whether a difference may go below what is free, and make a debt. */
  @Value.Default
  public boolean debtAllowed() {
    return false;
  }

  @Override
  public Operation operation() {
    return Operation.ADJUST;
  }

  /** Returns this adjustment, to be refused unless the number is still {@code number}. */
  public Adjustment expecting(long number) {
    return withExpected(number);
  }

  /** Returns this adjustment with what is not free becoming a debt. */
  public Adjustment allowingDebt() {
    return withDebtAllowed(true);
  }

  abstract Adjustment withDifference(long difference);

  abstract Adjustment withNumber(long number);

  abstract Adjustment withExpected(long number);

  abstract Adjustment withDebtAllowed(boolean allowed);
}
