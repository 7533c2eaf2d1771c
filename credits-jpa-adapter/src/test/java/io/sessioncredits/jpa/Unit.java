package io.sessioncredits.jpa;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A persistence unit over tables in the memory of this JVM, made from the shipped script. The
 * provider is asked by name: a look-up by configuration may silently find the other one.
 */
enum Unit {
  HIBERNATE("hibernate", "org.hibernate.", org.hibernate.jpa.HibernatePersistenceProvider::new),
  ECLIPSELINK(
      "eclipselink",
      "org.eclipse.persistence.",
      org.eclipse.persistence.jpa.PersistenceProvider::new);

  private static final List<String> TABLES =
      List.of("wallet", "entry", "request", "booking", "outbox");

  private static final int MOST_CONNECTIONS = 80;

  private final String unit;
  private final String owner;
  private final String url;
  private final EntityManagerFactory factory;

  Unit(String unit, String owner, Supplier<PersistenceProvider> provider) {
    this.unit = unit;
    this.owner = owner;
    this.url = "jdbc:h2:mem:" + unit + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=1000";
    execute(script().split(";\\R"));
    this.factory =
        provider
            .get()
            .createEntityManagerFactory(
                unit, Map.of("jakarta.persistence.nonJtaDataSource", pool(url)));
  }

  /** Returns the factory, which is of this provider. */
  EntityManagerFactory factory() {
    String found = factory.getClass().getName();
    if (!found.startsWith(owner)) {
      throw new IllegalStateException("not " + unit + " but " + found);
    }
    return factory;
  }

  /** Takes all rows out of our tables. */
  void empty() {
    execute(TABLES.stream().map(table -> "DELETE FROM credits_" + table).toArray(String[]::new));
  }

  /** Not the providers' own pools: they refuse whom they could let wait. */
  private static DataSource pool(String url) {
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
    pool.setMaxConnections(MOST_CONNECTIONS);
    return pool;
  }

  private void execute(String... all) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : all) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare " + unit, e);
    }
  }

  private static String script() {
    try (InputStream script =
        JpaCreditStore.class.getResourceAsStream("/db/credits/h2/V1__session_credits.sql")) {
      if (script == null) {
        throw new IllegalStateException("the script is not in the jar");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
