package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;

/** The store in plain JDBC: owning its transactions, or joined to those of a host. */
public final class JdbcCreditStore {
  private JdbcCreditStore() {}

  /**
   * Returns a store that begins, commits and retries on connections of its own.
   *
   * <p>A commit that failed without the database saying that it rolled back ends in a {@link
   * StoreException} that is not retryable: the outcome is unknown, and sending the same command
   * again tells it.
   */
  public static OwningCreditStore owning(Connections connections, Dialect dialect) {
    int isolation = Owning.with(connections, Connection::getTransactionIsolation);
    return new Owning(connections, dialect, isolation);
  }

  /**
   * Returns a store that works on the connection the supplier gives, inside the transaction that is
   * open there. It never commits, rolls back or closes.
   */
  public static CreditStore joined(Supplier<Connection> host, Dialect dialect) {
    return new Joined(host, dialect);
  }

  private record Owning(Connections connections, Dialect dialect, int isolation)
      implements OwningCreditStore {
    /** Enough for a deadlock to be lost several times; each try is a new transaction. */
    private static final int MOST_TRIES = 10;

    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return transact(c -> work.apply(new JdbcCreditTransaction(c, dialect)));
    }

    private <T> T transact(SqlWork<T> work) {
      for (int tried = 1; ; tried++) {
        try {
          return once(work);
        } catch (StoreException e) {
          if (!e.retryable() || tried == MOST_TRIES) {
            throw e;
          }
        }
      }
    }

    private <T> T once(SqlWork<T> work) {
      return withConnection(
          connection -> {
            connection.setAutoCommit(false);
            try {
              dialect.begin(connection, isolation);
              T result = work.done(connection);
              commit(connection);
              return result;
            } catch (RuntimeException e) {
              rollback(connection, e);
              throw e;
            }
          });
    }

    private static void commit(Connection connection) {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw SqlFailure.atCommit(e);
      }
    }

    private static void rollback(Connection connection, RuntimeException reason) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        reason.addSuppressed(e);
      }
    }

    private <T> T withConnection(SqlWork<T> work) {
      return with(connections, work);
    }

    static <T> T with(Connections connections, SqlWork<T> work) {
      try (Connection connection = connections.open()) {
        return work.on(connection);
      } catch (SQLException e) {
        throw SqlFailure.beforeCommit(e);
      }
    }

    @Override
    public CreditQueries queries() {
      return new JdbcCreditQueries(this::withConnection);
    }

    @Override
    public OutboxQueue outbox() {
      return new JdbcOutbox(this::transact);
    }
  }

  private record Joined(Supplier<Connection> host, Dialect dialect) implements CreditStore {
    @Override
    public <T> T inTransaction(Function<? super CreditTransaction, ? extends T> work) {
      return work.apply(new JdbcCreditTransaction(active(), dialect));
    }

    @Override
    public CreditQueries queries() {
      return new JdbcCreditQueries(this::inHost);
    }

    private <T> T inHost(SqlWork<T> work) {
      return work.done(active());
    }

    private Connection active() {
      Connection connection = host.get();
      boolean isActive =
          SqlWork.<Boolean>of(c -> !c.isClosed() && !c.getAutoCommit()).done(connection);
      if (!isActive) {
        throw new IllegalStateException("the host has no transaction open");
      }
      return connection;
    }
  }
}
