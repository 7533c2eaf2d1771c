package io.sessioncredits.booking;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Overrides;
import io.sessioncredits.policy.Setting;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The payment of a line that waits for credit, out of the wallet that was to pay it and at the
 * price in force now. The terms agreed when it was booked stay.
 */
@Value.Immutable
public abstract class PendingPayment implements CreditCommand<BookingOutcome> {
  PendingPayment() {}

  /**
   * Returns the payment of {@code line}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the line is null
   */
  public static PendingPayment of(BookingLine line) {
    return ImmutablePendingPayment.of(Limits.given("line", line));
  }

  /** Returns the line. */
  @Value.Parameter
  public abstract BookingLine line();

  /** Returns what this call says against the settings; mostly nothing. */
  @Value.Default
  public Overrides overrides() {
    return Overrides.none();
  }

  /** Returns why settings are overridden; there if any is. */
  public abstract Optional<Reason> reason();

  /**
   * Returns this payment under another value of {@code setting}, for this call alone; with booking
   * without credit the line becomes a debt. Only staff and programs may.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null, or the setting
   *     cannot be overridden by a call
   */
  public <T> PendingPayment overriding(Setting<T> setting, T value, Reason reason) {
    return withOverrides(overrides().with(setting, value))
        .withReason(Limits.given("reason", reason));
  }

  abstract PendingPayment withOverrides(Overrides overrides);

  abstract PendingPayment withReason(Reason reason);

  @Override
  public Operation operation() {
    return Operation.PAY;
  }

  @Override
  public RequestKey key() {
    return line().key();
  }
}
