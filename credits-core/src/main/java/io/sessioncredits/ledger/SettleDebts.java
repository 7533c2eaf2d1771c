package io.sessioncredits.ledger;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Debts settled by hand: what a holder owes is paid with credits that the holder has.
 *
 * <p>Debts go in the order of {@link io.sessioncredits.policy.CreditPolicy#settlement}, the oldest
 * session first where the practice settles by hand alone, or in the order in which lines are named.
 * Credits go in the order of use. Only free ones do, and only such as would settle the same debt on
 * their arrival: those that may pay for the session by credit type, validity and start. As much is
 * settled as there are credits for.
 *
 * <p>It cannot be reversed. Cancelling a session gives its credits back to the lot that paid.
 */
@Value.Immutable
public abstract class SettleDebts implements CreditCommand<SettleDebtsOutcome> {
  SettleDebts() {}

  /**
   * Returns the settlement of all that {@code holder} owes.
   *
   * @throws InvalidInputException if an argument is null or the holder the practice itself
   */
  public static SettleDebts of(RequestKey key, Holder holder, Reason reason) {
    return ImmutableSettleDebts.of(
        Limits.given("requestKey", key),
        Limits.owner("holder", holder),
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns who owes, and pays. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns why; mandatory, since a person does it. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns the credit type whose debts alone are settled; empty for those of any type. */
  public abstract Optional<CreditType> type();

  /**
   * Returns the booking lines whose debts alone are settled, in this order; empty for all debts, in
   * the order of the practice.
   */
  public abstract List<BookingLine> lines();

  @Override
  public Operation operation() {
    return Operation.SETTLE;
  }

  /**
   * Returns this settlement for debts of one credit type alone. What pays may be of another one.
   *
   * @throws InvalidInputException if the credit type is reserved for settings
   */
  public abstract SettleDebts withType(CreditType type);

  /**
   * Returns this settlement for the debts of these booking lines alone, in this order. Lines for
   * which nothing is owed are passed over.
   *
   * @param lines 1 to {@link Limits#OPEN_LINES} lines, none of them twice
   * @throws InvalidInputException if there is none, are too many, or one is null or named twice
   */
  public SettleDebts forLines(Collection<BookingLine> lines) {
    Limits.between("lines", Limits.given("lines", lines).size(), 1, Limits.OPEN_LINES);
    lines.forEach(line -> Limits.given("line", line));
    return withLines(lines);
  }

  abstract SettleDebts withLines(Iterable<? extends BookingLine> lines);

  @Value.Check
  void check() {
    type().ifPresent(type -> Limits.sold("creditType", type));
    if (Set.copyOf(lines()).size() < lines().size()) {
      throw new InvalidInputException("lines", lines().size(), "must not hold one twice");
    }
  }
}
