package io.sessioncredits.jpa;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A persistence unit over tables in the memory of this JVM, made from the shipped script and shared
 * by all tests.
 */
final class Unit {
  static final Unit HIBERNATE = new Unit(Provider.HIBERNATE);
  static final Unit ECLIPSELINK = new Unit(Provider.ECLIPSELINK);

  private static final List<String> TABLES =
      List.of("wallet", "entry", "request", "booking", "purchase", "outbox");

  private static final int MOST_CONNECTIONS = 80;

  private final String url;
  private final EntityManagerFactory factory;

  private Unit(Provider provider) {
    this.url =
        "jdbc:h2:mem:"
            + provider.name().toLowerCase(Locale.ROOT)
            + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=1000";
    CreditSchema schema = CreditSchema.of(CreditTables.standard());
    execute(schema.tableScript(CreditDatabase.H2).split(";"));
    this.factory = provider.open(pool(url));
  }

  EntityManagerFactory factory() {
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
      throw new IllegalStateException("cannot prepare " + url, e);
    }
  }
}
