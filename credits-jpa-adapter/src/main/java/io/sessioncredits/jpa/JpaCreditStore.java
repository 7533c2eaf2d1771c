package io.sessioncredits.jpa;

import io.sessioncredits.model.CheckReturnValue;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The store in the host's database, on the Jakarta Persistence API.
 *
 * <p>Two kinds, over the same tables:
 *
 * <ul>
 *   <li>{@link #joining} takes part in the transaction of the host: the host's own rows and our
 *       entries commit together or not at all. Never begins, commits, clears or closes anything.
 *   <li>{@link #owning} begins and commits transactions of its own, for jobs, tools and hosts
 *       without one.
 * </ul>
 *
 * <p>The tables come from the scripts {@code db/credits/h2|postgresql|mariadb}; a store never
 * alters a schema. The first call asks the database once which one it is.
 *
 * <p>Both kinds may be used by many threads; a joining store is as safe as the entity managers its
 * supplier gives.
 */
@CheckReturnValue
public final class JpaCreditStore {
  /**
   * The mapping file that a host may add to its persistence unit: {@code
   * <mapping-file>META-INF/session-credits-orm.xml</mapping-file>}. H2, PostgreSQL, MariaDB and
   * MySQL (never run) are served without it; any other database needs it.
   */
  public static final String MAPPING_FILE = "META-INF/session-credits-orm.xml";

  private JpaCreditStore() {}

  /**
   * Returns a store that begins, commits and retries transactions on entity managers of its own.
   *
   * <p>After a deadlock, a lock time-out, a serialization failure or a lost connection it runs the
   * work again, at most twelve times within some seconds. A commit that failed without the database
   * saying that it rolled back is unknown: the work is run again, finds its own keys or does what
   * was not done; if that cannot be told either, the call ends in {@link
   * io.sessioncredits.spi.OutcomeUnknownException}.
   *
   * @param factory a factory with resource-local transactions
   */
  public static OwningCreditStore owning(EntityManagerFactory factory) {
    return owning(factory, CreditTables.standard());
  }

  /** Returns the same with tables of other names. */
  public static OwningCreditStore owning(EntityManagerFactory factory, CreditTables tables) {
    return new OwningJpaStore(
        Objects.requireNonNull(factory, "factory"),
        Objects.requireNonNull(tables, "tables"),
        new DialectCache());
  }

  /**
   * Returns a store that takes part in the transaction of the entity manager that {@code host}
   * gives at each call: the manager of this unit of work, or a container's shared proxy.
   *
   * <p>Each call throws {@link IllegalStateException} if that manager is not joined to a
   * transaction. After a {@link io.sessioncredits.spi.StoreException} the transaction can only be
   * rolled back; if it is retryable, the host may do the whole of it again with the same keys.
   *
   * @param host gives the entity manager of the running transaction
   */
  public static CreditStore joining(Supplier<? extends EntityManager> host) {
    return joining(host, CreditTables.standard());
  }

  /** Returns the same with tables of other names. */
  public static CreditStore joining(Supplier<? extends EntityManager> host, CreditTables tables) {
    return new JoinedJpaStore(
        Objects.requireNonNull(host, "host"),
        Objects.requireNonNull(tables, "tables"),
        new DialectCache());
  }

  /** Returns the classes of {@link #MAPPING_FILE}, for a host that lists them in code. */
  public static List<Class<?>> managedClasses() {
    return List.of(StoredWallet.class);
  }
}
