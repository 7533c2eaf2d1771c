package io.sessioncredits.jpa;

import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.StoreException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The store inside the host's transaction: never begins, commits, clears or closes. */
final class JoinedJpaStore implements CreditStore, StatementRunner {
  private static final String REFUSED_EVERYWHERE =
      "SELECT credits FROM session_credits_must_not_be_committed";

  private final Supplier<? extends EntityManager> host;
  private final CreditTables tables;
  private final DialectCache dialect;

  JoinedJpaStore(
      Supplier<? extends EntityManager> host, CreditTables tables, DialectCache dialect) {
    this.host = host;
    this.tables = tables;
    this.dialect = dialect;
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return run((session, found) -> TransactionWork.<T>in(session, found, work).result());
  }

  @Override
  public CreditQueries queries() {
    return new JpaCreditQueries(this, tables);
  }

  @Override
  public <T> T run(BiFunction<? super SqlSession, ? super Dialect, ? extends T> work) {
    EntityManager manager = host.get();
    if (!manager.isOpen() || !manager.isJoinedToTransaction()) {
      throw new IllegalStateException(
          "the host's entity manager is not joined to a transaction: begin one first");
    }
    try {
      SqlSession session = SqlSession.of(manager, tables);
      return work.apply(session, dialect.of(session));
    } catch (StoreException e) {
      refuseCommit(manager, e);
      throw e;
    }
  }

  /** Some failures leave the transaction able to commit half of our work. It must not. */
  private static void refuseCommit(EntityManager manager, StoreException failure) {
    try {
      manager.getTransaction().setRollbackOnly();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      failOn(manager, failure);
    }
  }

  /**
   * A container does not let us end its transaction, but its provider does: a failure that is no
   * time-out marks the transaction for rollback.
   */
  private static void failOn(EntityManager manager, StoreException failure) {
    try {
      List<?> unused = manager.createNativeQuery(REFUSED_EVERYWHERE).getResultList();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
