package io.sessioncredits.verification.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is sent to a database: each execution of a prepared statement is one, and so is a
 * batch of any size.
 */
final class Tally {
  private static final Pattern TABLE =
      Pattern.compile("\\b(wallet|entry|request|booking|outbox)\\b");

  private final List<String> sent = new ArrayList<>();

  /** Returns {@code connection}, counted. */
  Connection over(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Tally.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = invoke(connection, method, arguments);
              return result instanceof PreparedStatement statement
                  ? over(statement, (String) arguments[0])
                  : result;
            });
  }

  private PreparedStatement over(PreparedStatement statement, String sql) {
    int[] rows = {0};
    return (PreparedStatement)
        Proxy.newProxyInstance(
            Tally.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "addBatch" -> rows[0]++;
                case "executeBatch" -> add(label(sql) + (rows[0] == 1 ? "" : " x" + rows[0]));
                case "execute", "executeQuery", "executeUpdate" -> add(label(sql));
                default -> {
                  // closing, binding and reading send nothing
                }
              }
              return invoke(statement, method, arguments);
            });
  }

  private synchronized void add(String label) {
    sent.add(label);
  }

  /** Returns what was sent since the last call. */
  synchronized List<String> taken() {
    List<String> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  private static String label(String sql) {
    List<String> tables = new ArrayList<>();
    Matcher names = TABLE.matcher(sql.replaceAll("(, |\\()booking\\b", ""));
    while (names.find()) {
      if (!tables.contains(names.group())) {
        tables.add(names.group());
      }
    }
    return (verb(sql) + " " + String.join("+", tables)).trim();
  }

  private static String verb(String sql) {
    if (sql.startsWith("SET TRANSACTION")) {
      return "begin";
    }
    if (sql.startsWith("WITH moved")) {
      return "write";
    }
    if (sql.contains("FOR UPDATE") || sql.contains("RETURNING")) {
      return sql.startsWith("WITH created") ? "create or lock" : "lock";
    }
    return sql.contains("SELECT") ? "read" : "write";
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException failure ? failure : e;
    }
  }
}
