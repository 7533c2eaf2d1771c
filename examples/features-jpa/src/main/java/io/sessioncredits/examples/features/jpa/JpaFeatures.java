package io.sessioncredits.examples.features.jpa;

import io.sessioncredits.examples.features.Clinic;
import io.sessioncredits.examples.features.Features;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.model.PracticeId;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The {@link Features} over the JPA store: on Hibernate, in one database of H2 that lives as long
 * as the process. Each feature has a practice of its own in it, and prints what it prints in
 * memory.
 */
public final class JpaFeatures {
  private static final String URL = "jdbc:h2:mem:features;DB_CLOSE_DELAY=-1";

  private JpaFeatures() {}

  /**
   * Runs features.
   *
   * @param args the names of those to run; all without any
   * @throws IOException if the output fails
   * @throws SQLException if the tables cannot be created
   */
  public static void main(String[] args) throws IOException, SQLException {
    createTables();
    Map<String, String> properties = Map.of("jakarta.persistence.jdbc.url", URL);
    AtomicInteger practices = new AtomicInteger();
    try (EntityManagerFactory factory =
        Persistence.createEntityManagerFactory("features", properties)) {
      Features.run(
          List.of(args),
          () ->
              Clinic.on(
                  JpaCreditStore.owning(factory),
                  PracticeId.of("riverside-" + practices.incrementAndGet())));
    }
  }

  /** A host leaves this to Flyway or Liquibase. */
  private static void createTables() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP ALL OBJECTS");
      for (String part : script().split(";\\s*\\R", -1)) {
        if (!part.isBlank()) {
          statement.execute(part);
        }
      }
    }
  }

  private static String script() throws IOException {
    String name = "/db/credits/h2/V1__session_credits.sql";
    try (InputStream script = JpaCreditStore.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IOException("there is no " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
