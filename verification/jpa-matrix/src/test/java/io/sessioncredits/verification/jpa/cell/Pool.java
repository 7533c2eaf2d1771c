package io.sessioncredits.verification.jpa.cell;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of one cell that are used again, as a host's pool would hand them out: in auto-commit
 * mode and at the cell's isolation level, whatever the last user did.
 */
final class Pool implements DataSource, AutoCloseable {
  private static final int MOST_IDLE = 20;

  private final Deque<Connection> idle = new ArrayDeque<>();
  private final AtomicInteger lent = new AtomicInteger();
  private final Schema schema;
  private final Isolation isolation;
  private final Wire wire;

  Pool(Schema schema, Isolation isolation, Wire wire) {
    this.schema = schema;
    this.isolation = isolation;
    this.wire = wire;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection free;
    synchronized (idle) {
      free = idle.poll();
    }
    Connection taken = free == null ? schema.connect(isolation) : free;
    try {
      Connection tapped = wire.over(returnedOnClose(taken));
      lent.incrementAndGet();
      return tapped;
    } catch (SQLException e) {
      taken.close();
      throw e;
    }
  }

  /** Returns how many connections were handed out and not given back. */
  int lent() {
    return lent.get();
  }

  private Connection returnedOnClose(Connection connection) {
    boolean[] isOpen = {true};
    return (Connection)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("isClosed")) {
                return !isOpen[0];
              }
              if (method.getName().equals("close")) {
                if (isOpen[0]) {
                  isOpen[0] = false;
                  lent.decrementAndGet();
                  takeBack(connection);
                }
                return null;
              }
              if (!isOpen[0]) {
                throw new SQLException("this connection was given back", "08003");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void takeBack(Connection connection) throws SQLException {
    try {
      if (!connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        if (connection.getTransactionIsolation() != isolation.level()) {
          connection.setTransactionIsolation(isolation.level());
        }
        synchronized (idle) {
          if (idle.size() < MOST_IDLE) {
            idle.push(connection);
            return;
          }
        }
      }
    } catch (SQLException e) {
      // a connection that cannot be cleaned is not used again
    }
    connection.close();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("one user only");
  }

  @Override
  public void close() {
    synchronized (idle) {
      for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
        try {
          connection.close();
        } catch (SQLException e) {
          throw new IllegalStateException("a connection cannot be closed", e);
        }
      }
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("no log");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("no limit");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no log");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("nothing is wrapped");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
