package io.sessioncredits;

import io.sessioncredits.authorization.Authorizations;
import io.sessioncredits.authorization.AuthorizationsView;
import io.sessioncredits.booking.BookingGuard;
import io.sessioncredits.booking.BookingView;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.engine.Caller;
import io.sessioncredits.engine.Executor;
import io.sessioncredits.engine.Recall;
import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.model.Actor;
import io.sessioncredits.packages.Packages;
import io.sessioncredits.packages.PurchasesView;
import io.sessioncredits.settings.Settings;
import io.sessioncredits.settings.SettingsView;
import io.sessioncredits.transfer.TransferService;
import java.util.List;

/**
 * The credits of one practice in the name of one actor: the services, and batches over all of them.
 */
public final class ActingCredits {
  private final Executor executor;
  private final Caller caller;
  private final CommandRunner runner;
  private final Scope scope;

  ActingCredits(Executor executor, Scope scope, Actor actor) {
    this.executor = executor;
    this.caller = new Caller(scope.practice(), actor);
    this.runner = new Runner(executor, caller);
    this.scope = scope;
  }

  /** Returns grants, adjustments, settlements, write-offs, reversals, balances and history. */
  public Ledger ledger() {
    return new Ledger(runner, scope.ledgerView());
  }

  /** Returns checks and explanations, bookings, payments, cancellations and attendance. */
  public BookingGuard bookings() {
    return new BookingGuard(runner, bookingView());
  }

  /** Returns settings and the catalogue: changed, explained, and what turning them off touches. */
  public Settings settings() {
    return new Settings(
        runner,
        new SettingsView(scope.practice(), scope.store().queries(), scope::inForce, scope.clock()));
  }

  private BookingView bookingView() {
    Recall recall = executor.recall();
    return new BookingView(
        scope.practice(),
        scope.store().queries(),
        booking -> recall.now(caller, booking),
        (booking, then) -> recall.at(then, caller, booking));
  }

  /** Returns packages: sold, renewed, changed and listed. */
  public Packages packages() {
    return new Packages(
        runner, new PurchasesView(scope.practice(), scope.store().queries(), scope::packages));
  }

  /** Returns insurance authorizations: kept, ended, and how much of each is used. */
  public Authorizations authorizations() {
    return new Authorizations(
        runner,
        new AuthorizationsView(
            scope.practice(), scope.store().queries(), scope.clock(), scope.zone()));
  }

  /** Returns transfers. */
  public TransferService transfers() {
    return new TransferService(runner);
  }

  /** Returns what carries out any command; see there for batches. */
  public CommandRunner commands() {
    return runner;
  }

  /** Carries all of {@code commands} out in one transaction, or none if one is refused. */
  public BatchOutcome all(List<? extends CreditCommand<?>> commands) {
    return runner.all(commands);
  }

  private record Runner(Executor executor, Caller caller) implements CommandRunner {
    @Override
    public <O extends Outcome> O run(CreditCommand<O> command) {
      return executor.run(caller, command);
    }

    @Override
    public <O extends Outcome> O check(CreditCommand<O> command) {
      return executor.check(caller, command);
    }

    @Override
    public <O extends Outcome> List<O> each(List<? extends CreditCommand<? extends O>> commands) {
      return executor.each(caller, commands);
    }

    @Override
    public BatchOutcome all(List<? extends CreditCommand<?>> commands) {
      return executor.all(caller, commands);
    }
  }
}
