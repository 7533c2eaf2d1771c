package io.sessioncredits.verification.jpa.cell;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All that goes from the providers of one rig to its database. */
public final class Wire {
  private final List<Tap> taps = new CopyOnWriteArrayList<>();

  Wire() {}

  /** Lets {@code tap} take part until what is returned is closed. */
  public Attached attach(Tap tap) {
    taps.add(tap);
    return () -> taps.remove(tap);
  }

  /** Begins to record what is sent. */
  public Tally tally() {
    Tally tally = new Tally();
    tally.attached(attach(tally));
    return tally;
  }

  /** A tap in its place. */
  @FunctionalInterface
  public interface Attached extends AutoCloseable {
    @Override
    void close();
  }

  /** Returns {@code connection} with the taps of this wire on it. */
  Connection over(Connection connection) throws SQLException {
    for (Tap tap : taps) {
      tap.opened(connection);
    }
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "prepareStatement" -> {
              String sql = rewritten((String) arguments[0]);
              arguments[0] = sql;
              return prepared(
                  (PreparedStatement) requireNonNull(invoke(connection, method, arguments)), sql);
            }
            case "createStatement" -> {
              return plain((Statement) requireNonNull(invoke(connection, method, arguments)));
            }
            case "commit" -> {
              for (Tap tap : taps) {
                tap.committing();
              }
              carryOut(connection, method, arguments);
              for (Tap tap : taps) {
                tap.committed();
              }
              return null;
            }
            default -> {
              return ofObject(proxy, connection, method, arguments);
            }
          }
        };
    return proxy(Connection.class, calls);
  }

  private PreparedStatement prepared(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) ->
            method.getName().startsWith("execute")
                ? sent(sql, statement, method, arguments)
                : ofObject(proxy, statement, method, arguments));
  }

  private Statement plain(Statement statement) {
    return proxy(
        Statement.class,
        (proxy, method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return ofObject(proxy, statement, method, arguments);
          }
          if (arguments == null) {
            return sent("a batch of statements", statement, method, null);
          }
          String sql = rewritten((String) arguments[0]);
          arguments[0] = sql;
          return sent(sql, statement, method, arguments);
        });
  }

  private @Nullable Object sent(
      String sql, Statement statement, Method method, Object @Nullable [] arguments)
      throws Throwable {
    for (Tap tap : taps) {
      tap.sending(sql);
    }
    Object result = carryOut(statement, method, arguments);
    for (Tap tap : taps) {
      tap.answered(sql);
    }
    return result;
  }

  private @Nullable Object carryOut(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return invoke(target, method, arguments);
    } catch (SQLException e) {
      taps.forEach(tap -> tap.refused(e));
      throw e;
    }
  }

  private String rewritten(String sql) {
    String text = sql;
    for (Tap tap : taps) {
      text = tap.rewritten(text);
    }
    return text;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {type}, calls));
  }

  /** Providers keep connections and statements as keys: a proxy must be equal to itself. */
  private static @Nullable Object ofObject(
      Object proxy, Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> invoke(target, method, arguments);
    };
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
