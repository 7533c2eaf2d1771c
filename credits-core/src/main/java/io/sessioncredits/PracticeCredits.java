package io.sessioncredits;

import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.engine.Executor;
import io.sessioncredits.maintenance.Maintenance;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Limits;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.packages.Renewals;
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

  /**
   * Returns what {@code client} sees of his or her own credits: the balances of all services, what
   * ends soonest, the newest of the history, and the packages that can be bought; of a client
   * unknown to us zero of everything.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the client is null
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public ClientView clientView(ClientId client) {
    return clientView(ClientViewQuery.of(client));
  }

  /**
   * Returns what a client sees: credits as of one instant, services as the catalogue lists them.
   * Two statements, whatever is asked for; one more when the practice has changed a setting since
   * it was last read here. Whether the client may look, and at which group, is for the host to
   * know.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null or its cursor is not
   *     one of ours
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public ClientView clientView(ClientViewQuery query) {
    return scope.show(query);
  }

  /** Returns the sweep and the audit, in the name of {@link Actor#TIME}. */
  public Maintenance maintenance() {
    return new Maintenance(
        scope.practice(), as(Actor.TIME).commands(), scope.store().queries(), scope.clock());
  }

  /** Returns the reports over all clients. They only read, and take no lock. */
  public Reports reports() {
    return new Reports(scope.practice(), scope.store().queries(), scope.clock(), scope.zone());
  }

  /** Returns the bulk work of a billing day, in the name of {@code actor}. */
  public Renewals renewals(Actor actor) {
    return new Renewals(
        scope.practice(),
        as(actor).commands(),
        scope.store().queries(),
        scope.clock(),
        scope.zone());
  }

  /** Returns the notifications of committed postings: their pump, and those that were parked. */
  public Notifications notifications() {
    return new Notifications(scope.practice(), store.outbox(), scope.clock(), random);
  }
}
