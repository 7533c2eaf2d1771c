package io.sessioncredits.transfer;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.Limits;

/**
 * Moves credits from one holder to another: never half done, both sides right at once, in one
 * digest chain each.
 */
public final class TransferService {
  private final CommandRunner runner;

  /** Creates the service that sends its commands to {@code runner}. */
  public TransferService(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Transfers credits.
   *
   * <p>Refused with {@code SAME_HOLDER}, {@code TRANSFER_NOT_ALLOWED}, {@code SENDER_OWES}, {@code
   * INSUFFICIENT_CREDITS} or {@code TOO_MANY_OPEN_LINES}. Transaction and crash behaviour: see
   * {@link CommandRunner}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     transfer
   */
  public TransferOutcome transfer(Transfer transfer) {
    return runner.run(Limits.given("transfer", transfer));
  }

  /**
   * Returns what {@link #transfer} would return now, without writing anything; it promises nothing.
   */
  public TransferOutcome check(Transfer transfer) {
    return runner.check(Limits.given("transfer", transfer));
  }
}
