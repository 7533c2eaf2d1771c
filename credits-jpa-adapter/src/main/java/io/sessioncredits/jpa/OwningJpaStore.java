package io.sessioncredits.jpa;

import io.sessioncredits.jpa.TransactionWork.Done;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OutcomeUnknownException;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.StoreException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The store that begins, commits and retries on entity managers of its own. */
final class OwningJpaStore implements OwningCreditStore {
  private final EntityManagerFactory factory;
  private final CreditTables tables;
  private final DialectCache dialect;
  private final Retry retry = new Retry();

  OwningJpaStore(EntityManagerFactory factory, CreditTables tables, DialectCache dialect) {
    this.factory = factory;
    this.tables = tables;
    this.dialect = dialect;
  }

  @Override
  public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
    return retry.run(() -> once((session, found) -> TransactionWork.in(session, found, work)));
  }

  private <T> T once(BiFunction<? super SqlSession, ? super Dialect, Done<T>> work) {
    Dialect found = found();
    return withManager(
        manager -> {
          EntityTransaction transaction = begun(manager);
          Done<T> done;
          try {
            SqlSession session = SqlSession.of(manager, tables);
            found.begin(session);
            done = work.apply(session, found);
          } catch (RuntimeException | Error e) {
            rollback(transaction, e);
            throw e;
          }
          commit(transaction, done.appended());
          return done.result();
        });
  }

  /** The first call asks the database outside of the transaction that it then begins. */
  private Dialect found() {
    Dialect known = dialect.known();
    return known == null
        ? withManager(manager -> dialect.of(SqlSession.of(manager, tables)))
        : known;
  }

  private static EntityTransaction begun(EntityManager manager) {
    EntityTransaction transaction = manager.getTransaction();
    try {
      transaction.begin();
    } catch (RuntimeException e) {
      throw SqlFailure.thrown(e);
    }
    return transaction;
  }

  private static void commit(EntityTransaction transaction, List<RequestId> appended) {
    try {
      transaction.commit();
    } catch (RuntimeException e) {
      // Without a request there is nothing that could be there or not be there: it is done again.
      throw appended.isEmpty() || SqlFailure.isRolledBack(e)
          ? new StoreException("the commit failed, and nothing of it is kept", true, e)
          : new OutcomeUnknownException(appended, e);
    }
  }

  private static void rollback(EntityTransaction transaction, Throwable reason) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private <T> T withManager(Function<EntityManager, T> work) {
    try (EntityManager manager = factory.createEntityManager()) {
      return work.apply(manager);
    }
  }

  @Override
  public CreditQueries queries() {
    return new JpaCreditQueries(this::reading, tables);
  }

  private <T> T reading(BiFunction<? super SqlSession, ? super Dialect, ? extends T> work) {
    return retry.run(
        () ->
            withManager(
                manager -> {
                  SqlSession session = SqlSession.of(manager, tables);
                  return work.apply(session, dialect.of(session));
                }));
  }

  @Override
  public OutboxQueue outbox() {
    return new JpaOutbox(this::writing, tables);
  }

  private <T> T writing(BiFunction<? super SqlSession, ? super Dialect, ? extends T> work) {
    return retry.run(
        () -> once((session, found) -> new Done<T>(work.apply(session, found), List.of())));
  }
}
