package io.sessioncredits.verification.sql;

import io.sessioncredits.verification.sql.jdbc.Connections;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Connections of one cell that are used again. */
final class Pool implements Connections, AutoCloseable {
  private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final Schema schema;
  private final Isolation isolation;
  private final UnaryOperator<Connection> wrapping;

  /** Creates a pool of connections, each seen through {@code wrapping}. */
  Pool(Schema schema, Isolation isolation, UnaryOperator<Connection> wrapping) {
    this.schema = schema;
    this.isolation = isolation;
    this.wrapping = wrapping;
  }

  @Override
  public Connection open() throws SQLException {
    Connection free = idle.poll();
    Connection connection = free == null ? wrapping.apply(schema.connect(isolation)) : free;
    return returnedOnClose(connection);
  }

  private Connection returnedOnClose(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Pool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                connection.setAutoCommit(true);
                idle.add(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void close() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("a connection cannot be closed", e);
      }
    }
  }
}
