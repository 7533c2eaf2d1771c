package io.sessioncredits.ledger;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grants and adjusts credits, undoes that, settles and writes off debts, and tells what is left and
 * why.
 *
 * <p>Transaction and crash behaviour of the commands: see {@link CommandRunner}. Reads take no
 * lock; they know what time has brought, whether or not it is written down.
 */
public final class Ledger {
  private final CommandRunner runner;
  private final LedgerView view;

  /**
   * Creates the ledger that sends its commands to {@code runner} and reads through {@code view}.
   */
  public Ledger(CommandRunner runner, LedgerView view) {
    this.runner = runner;
    this.view = view;
  }

  /**
   * Grants credits. What the holder owes and these may pay for is settled at once, in the order of
   * {@link io.sessioncredits.policy.CreditPolicy#settlement}, unless the practice settles by hand.
   *
   * <p>Refused with {@code TOO_MANY_OPEN_LINES} alone.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the end of validity is not after its
   *     start
   * @throws io.sessioncredits.model.RequestConflictException if the purchase was granted before
   *     with another content
   */
  public GrantOutcome grant(Grant grant) {
    return runner.run(Limits.given("grant", grant));
  }

  /**
   * Changes a number by hand.
   *
   * <p>Refused with {@code BALANCE_CHANGED}, {@code SHORTFALL} or {@code TOO_MANY_OPEN_LINES}. An
   * adjustment to the number that is there writes no entry.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     adjustment
   */
  public AdjustmentOutcome adjust(Adjustment adjustment) {
    return runner.run(Limits.given("adjustment", adjustment));
  }

  /**
   * Undoes a whole posting.
   *
   * <p>Refused with {@code UNKNOWN_POSTING}, {@code NOT_REVERSIBLE}, {@code SHORTFALL} or {@code
   * TOO_MANY_OPEN_LINES}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the posting was reversed before
   *     under another rule
   */
  public ReversalOutcome reverse(Reversal reversal) {
    return runner.run(Limits.given("reversal", reversal));
  }

  /**
   * Writes off what a holder owes, with a reason: a debt that nobody will pay. Reports show it
   * apart from adjustments.
   *
   * <p>Refused with {@code NOTHING_OWED} if no debt is meant, or {@code LESS_OWED} if more is to be
   * written off than is owed.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     write-off
   */
  public WriteOffOutcome writeOff(WriteOff writeOff) {
    return runner.run(Limits.given("writeOff", writeOff));
  }

  /**
   * Settles by hand what a holder owes, with credits that the holder has. Where they do not suffice
   * for all, what can be is settled, and the outcome says what is still owed.
   *
   * <p>Refused with {@code NOTHING_OWED} if no debt is meant, {@code
   * NO_CREDIT_VALID_ON_SESSION_DATE} or {@code INSUFFICIENT_CREDITS} if there are no free credits
   * that may pay for any of them; the figures are those of the debt that comes first.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     settlement
   */
  public SettleDebtsOutcome settle(SettleDebts settlement) {
    return runner.run(Limits.given("settlement", settlement));
  }

  /** Returns the balance of one credit type now; zero of everything for a holder unknown to us. */
  public Balance balance(Holder holder, CreditType type) {
    Limits.given("creditType", type);
    return balances(holder).getOrDefault(type, Balance.ZERO);
  }

  /**
   * Returns the balances of one holder now: of every credit type defined, and of those ever held.
   */
  public Map<CreditType, Balance> balances(Holder holder) {
    return balances(List.of(Limits.given("holder", holder))).getOrDefault(holder, Map.of());
  }

  /** Returns the balances of many holders now, as of one instant and in one read. */
  public Map<Holder, Map<CreditType, Balance>> balances(Collection<? extends Holder> holders) {
    return view.balances(holders);
  }

  /**
   * Returns the balance of one credit type as it was: of what counts at {@code effectiveAt} or
   * before, as known at {@code knownAt}. It reads all entries of the account that were known then.
   *
   * <p>An entry written late changes the balance of the time that it counts for, and no balance as
   * known before it was written. What time alone brings counts whether or not it is written down,
   * up to the earlier of both instants.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public Balance balanceAsOf(Holder holder, CreditType type, Instant effectiveAt, Instant knownAt) {
    Limits.given("creditType", type);
    return view.balancesAsOf(holder, Optional.of(type), asOf(effectiveAt, knownAt))
        .getOrDefault(type, Balance.ZERO);
  }

  /**
   * Returns the balances of one holder as they were, of every credit type defined now and of those
   * held by then; see {@link #balanceAsOf}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public Map<CreditType, Balance> balancesAsOf(
      Holder holder, Instant effectiveAt, Instant knownAt) {
    return view.balancesAsOf(holder, Optional.empty(), asOf(effectiveAt, knownAt));
  }

  private static AsOf asOf(Instant effectiveAt, Instant knownAt) {
    return new AsOf(Limits.instant("effectiveAt", effectiveAt), Limits.instant("knownAt", knownAt));
  }

  /**
   * Returns how many seats of {@code type} the holder's credits pay for now: the sum over credit
   * types of available ÷ price, rounded down for each. Credit types are never added up themselves.
   */
  public long bookable(Holder holder, AppointmentType type) {
    return view.bookable(holder, type);
  }

  /**
   * Returns a page of history, by one statement, and by one more if settings of the practice are
   * part of it: see {@link HistoryQuery#withPracticeChanges}.
   *
   * <p>Pages read while others write are parts of one order: an entry is neither repeated nor, if
   * it was there before the first page, skipped.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public HistoryPage history(HistoryQuery query) {
    return view.history(query);
  }
}
