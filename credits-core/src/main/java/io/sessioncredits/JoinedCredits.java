package io.sessioncredits;

import io.sessioncredits.client.ClientView;
import io.sessioncredits.client.ClientViewQuery;
import io.sessioncredits.engine.Executor;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Session credits inside a transaction of the host: what they do commits with the host's own rows,
 * or not at all. Bulk work is not to be had here.
 */
public final class JoinedCredits {
  private final Function<PracticeId, Scope> scopes;
  private final Executor executor;

  JoinedCredits(Function<PracticeId, Scope> scopes, Executor executor) {
    this.scopes = scopes;
    this.executor = executor;
  }

  /** Returns the credits of {@code practice} in this transaction. */
  public AtPractice at(PracticeId practice) {
    return new AtPractice(executor, scopes.apply(practice));
  }

  /** The credits of one practice inside a transaction of the host. */
  public static final class AtPractice {
    private final Executor executor;
    private final Scope scope;

    private AtPractice(Executor executor, Scope scope) {
      this.executor = executor;
      this.scope = scope;
    }

    /** Returns these credits in the name of {@code actor}, who stands in every entry. */
    public ActingCredits as(Actor actor) {
      return new ActingCredits(executor, scope, Limits.given("actor", actor));
    }

    /**
     * Returns what {@code client} sees of his or her own credits: the balances of all services,
     * what ends soonest, the newest of the history, and the packages that can be bought; of a
     * client unknown to us zero of everything.
     *
     * @throws io.sessioncredits.model.InvalidInputException if the client is null
     * @throws io.sessioncredits.spi.StoreException if the store failed
     */
    public ClientView clientView(ClientId client) {
      return clientView(ClientViewQuery.of(client));
    }

    /**
     * Returns what a client sees: credits as of one instant, services as the catalogue lists them.
     * Whether the client may look, and at which group, is for the host to know.
     *
     * @throws io.sessioncredits.model.InvalidInputException if the query is null or its cursor is
     *     not one of ours
     * @throws io.sessioncredits.spi.StoreException if the store failed
     */
    public ClientView clientView(ClientViewQuery query) {
      return scope.show(query);
    }

    /**
     * Locks the wallets of {@code holders} until the host's transaction ends.
     *
     * <p>A host that makes several calls in one transaction names all their holders here first: two
     * such transactions that touch the same holders in opposite order would otherwise deadlock.
     *
     * @throws io.sessioncredits.spi.StoreException retryable if a lock is not to be had in time
     */
    public void prelock(Collection<? extends Holder> holders) {
      SortedSet<WalletKey> wallets = new TreeSet<>();
      Limits.given("holders", holders)
          .forEach(h -> wallets.add(new WalletKey(scope.practice(), Limits.given("holder", h))));
      executor.prelock(wallets);
    }
  }
}
