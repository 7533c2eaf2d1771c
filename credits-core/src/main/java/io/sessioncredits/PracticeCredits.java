package io.sessioncredits;

import io.sessioncredits.engine.Executor;
import io.sessioncredits.maintenance.Maintenance;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Limits;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.report.Reports;
import io.sessioncredits.spi.OwningCreditStore;
import java.util.random.RandomGenerator;

/** The credits of one practice. Say who acts, and go on. */
public final class PracticeCredits {
  private final Executor executor;
  private final Scope scope;
  private final OwningCreditStore store;
  private final RandomGenerator random;

  PracticeCredits(Executor executor, Scope scope, OwningCreditStore store, RandomGenerator random) {
    this.executor = executor;
    this.scope = scope;
    this.store = store;
    this.random = random;
  }

  /** Returns these credits in the name of {@code actor}, who stands in every entry. */
  public ActingCredits as(Actor actor) {
    return new ActingCredits(executor, scope, Limits.given("actor", actor));
  }

  /** Returns the sweep and the audit, in the name of {@link Actor#TIME}. */
  public Maintenance maintenance() {
    return new Maintenance(
        scope.practice(), as(Actor.TIME).commands(), scope.store().queries(), scope.clock());
  }

  /** Returns the reports over all clients. They only read, and take no lock. */
  public Reports reports() {
    return new Reports(
        scope.practice(), scope.store().queries(), scope.clock(), scope.policy().zone());
  }

  /** Returns the notifications of committed postings: their pump, and those that were parked. */
  public Notifications notifications() {
    return new Notifications(scope.practice(), store.outbox(), scope.clock(), random);
  }
}
