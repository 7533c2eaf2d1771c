package io.sessioncredits.packages;

import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import java.util.List;
import java.util.Optional;

/**
 * Sells packages, and grants what renewing ones bring each billing cycle.
 *
 * <p>What a practice sells is kept by the library and changed with {@link #change}; or a host that
 * has packages of its own hands them in with the rules, by {@link
 * io.sessioncredits.policy.CreditPolicy#withPackages}; or both. Of two with one identifier the kept
 * one counts.
 *
 * <p>Transaction and crash behaviour of the commands: see {@link CommandRunner}. Reads take no
 * lock.
 */
public final class Packages {
  private final CommandRunner runner;
  private final PurchasesView view;

  /** Creates the packages that send their commands to {@code runner} and read through a view. */
  public Packages(CommandRunner runner, PurchasesView view) {
    this.runner = runner;
    this.view = view;
  }

  /**
   * Sells a package: grants what it holds and freezes that for its renewals. What the holder owes
   * and the credits may pay for is settled at once, unless the practice settles by hand.
   *
   * <p>Skipped with {@code PAYMENT_FAILED}, {@code UNKNOWN_PACKAGE}, {@code PACKAGE_RETIRED},
   * {@code PACKAGE_ENDED} or {@code TOO_MANY_OPEN_LINES}.
   *
   * @throws io.sessioncredits.model.InvalidInputException if a number is given for a credit type
   *     that the package does not hold, or none is left
   * @throws io.sessioncredits.model.RequestConflictException if the sale was made before with
   *     another content
   */
  public PurchaseOutcome purchase(Purchase purchase) {
    return runner.run(Limits.given("purchase", purchase));
  }

  /**
   * Grants a billed cycle as of its beginning, also before or after it: what counts only from a
   * later day on is upcoming until then, and what has ended meanwhile is over.
   *
   * <p>Skipped with {@code PAYMENT_FAILED}, {@code UNKNOWN_PURCHASE}, {@code NOT_RENEWING}, {@code
   * UNKNOWN_CYCLE}, {@code RENEWAL_CANCELLED}, {@code PACKAGE_ENDED} or {@code
   * TOO_MANY_OPEN_LINES}; and with {@code CYCLE_GRANTED} for the first cycle, which the purchase
   * granted, and for one that was granted under its other name.
   */
  public RenewalOutcome renew(Renewal renewal) {
    return runner.run(Limits.given("renewal", renewal));
  }

  /**
   * Ends a renewal.
   *
   * <p>Refused with {@code UNKNOWN_PURCHASE} or {@code NOT_RENEWING}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public PurchaseChangeOutcome cancelRenewal(RenewalCancellation cancellation) {
    return runner.run(Limits.given("cancellation", cancellation));
  }

  /**
   * Changes what a renewing purchase grants from now on.
   *
   * <p>Refused with {@code UNKNOWN_PURCHASE} or {@code NOT_RENEWING}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public PurchaseChangeOutcome changeContents(ContentsChange change) {
    return runner.run(Limits.given("change", change));
  }

  /**
   * Defines a package, replaces its definition or retires it. It holds for every command decided
   * after it is committed; who changed what and why stands in the history of the practice.
   *
   * <p>Refused with {@code STAFF_ONLY} to clients, with {@code UNKNOWN_PACKAGE} if there is none to
   * retire, and with {@code TOO_MANY_NOTES}.
   *
   * @throws io.sessioncredits.model.RequestConflictException if the key was used before for another
   *     change
   */
  public PackageChangeOutcome change(PackageChange change) {
    return runner.run(Limits.given("change", change));
  }

  /** Returns the packages of the practice, retired ones included, by their identifiers. */
  public List<PackageDefinition> definitions() {
    return view.definitions();
  }

  /** Returns what was sold as {@code purchase}; empty if nothing was. */
  public Optional<PurchaseRecord> purchase(PurchaseRef purchase) {
    return view.purchase(Limits.given("purchase", purchase));
  }

  /**
   * Returns up to {@code limit} of what was sold to {@code holder}, by the references of the sales,
   * behind {@code after}.
   *
   * @param limit 1 to {@link Limits#PAGE}
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public List<PurchaseRecord> purchases(Holder holder, Optional<PurchaseRef> after, int limit) {
    return view.purchases(Limits.given("holder", holder), after, limit);
  }
}
