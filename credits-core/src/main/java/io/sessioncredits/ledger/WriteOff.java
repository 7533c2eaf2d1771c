package io.sessioncredits.ledger;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * A debt forgiven: what a holder owes of one credit type is owed no more, though nobody pays for
 * it.
 *
 * <p>The oldest session goes first. What is written off stays so: a session that is cancelled later
 * gives nothing back for it.
 */
@Value.Immutable
public abstract class WriteOff implements CreditCommand<WriteOffOutcome> {
  WriteOff() {}

  /**
   * Returns the write-off of all that {@code holder} owes of {@code type}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null, the holder the
   *     practice itself or the credit type reserved for settings
   */
  public static WriteOff of(RequestKey key, Holder holder, CreditType type, Reason reason) {
    return ImmutableWriteOff.of(
        Limits.given("requestKey", key),
        Limits.owner("holder", holder),
        Limits.sold("creditType", type),
        Limits.given("reason", reason));
  }

  @Override
  @Value.Parameter
  public abstract RequestKey key();

  /** Returns who owes. */
  @Value.Parameter
  public abstract Holder holder();

  /** Returns the credit type that is owed. */
  @Value.Parameter
  public abstract CreditType type();

  /** Returns why; mandatory, since a person does it. */
  @Value.Parameter
  public abstract Reason reason();

  /** Returns how many credits, 1 to {@link Limits#CREDITS}; empty for all that is owed. */
  public abstract OptionalLong credits();

  /** Returns the booking line whose debt alone is written off; empty for all debts. */
  public abstract Optional<BookingLine> line();

  @Override
  public Operation operation() {
    return Operation.WRITE_OFF;
  }

  /**
   * Returns this write-off for so many credits alone.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the number is not from 1 to {@link
   *     Limits#CREDITS}
   */
  public abstract WriteOff withCredits(long credits);

  /** Returns this write-off for the debt of one booking line alone. */
  public abstract WriteOff withLine(BookingLine line);

  @Value.Check
  void check() {
    credits().ifPresent(c -> Limits.credits("credits", c));
  }
}
