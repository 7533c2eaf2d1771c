package io.sessioncredits.ledger;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.RequestKey;
import java.util.Locale;
import org.immutables.value.Value;

/**
 * The undoing of a whole posting: a grant, an adjustment or a transfer. The entries stay; opposite
 * ones are added.
 *
 * <p>A posting can be reversed once. Bookings are undone by cancelling them.
 */
@Value.Immutable
public abstract class Reversal implements CreditCommand<ReversalOutcome> {
  Reversal() {}

  /**
   * Returns the reversal of the posting that {@code receipt} tells of.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static Reversal of(Receipt receipt, Reason reason) {
    Limits.given("receipt", receipt);
    return of(receipt.request().operation(), receipt.request().key(), reason);
  }

  /**
   * Returns the reversal of the posting of the command with this operation and key.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public static Reversal of(Operation reversed, RequestKey reversedKey, Reason reason) {
    return ImmutableReversal.of(
        Limits.given("operation", reversed),
        Limits.given("requestKey", reversedKey),
        Limits.given("reason", reason));
  }

  /** Returns the operation that is undone. */
  @Value.Parameter
  public abstract Operation reversed();

  /** Returns the key of the command that is undone. */
  @Value.Parameter
  public abstract RequestKey reversedKey();

  /** Returns why; mandatory, since a person does it. */
  @Value.Parameter
  public abstract Reason reason();

  /**
   * Returns what happens if credits are spent, set aside or moved already. A transfer never makes a
   * debt.
   */
  @Value.Default
  public ShortfallRule shortfall() {
    return ShortfallRule.REFUSE;
  }

  @Value.Check
  void check() {
    Limits.given("requestKey", key());
  }

  /** Returns this reversal with another rule for a shortfall. */
  public abstract Reversal withShortfall(ShortfallRule rule);

  @Override
  public Operation operation() {
    return Operation.REVERSE;
  }

  /** Returns the key, which belongs to the posting that is undone. */
  @Override
  public RequestKey key() {
    return RequestKey.stored(reversed().name().toLowerCase(Locale.ROOT) + "|" + reversedKey());
  }
}
