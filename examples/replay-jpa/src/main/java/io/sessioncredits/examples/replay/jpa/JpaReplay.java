package io.sessioncredits.examples.replay.jpa;

import io.sessioncredits.examples.replay.Replay;
import io.sessioncredits.jpa.JpaCreditStore;
import io.sessioncredits.spi.OwningCreditStore;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@link Replay} over the JPA store: on Hibernate and H2, in a new file for each of its two
 * runs, every command a transaction that is on the disk before the next one begins.
 *
 * <p>Arguments, output and status are those of the replay in memory.
 */
public final class JpaReplay implements AutoCloseable {
  private static final String FOLDER = "target/replay-jpa";

  private final List<EntityManagerFactory> factories = new ArrayList<>();

  private JpaReplay() {}

  /**
   * Runs a replay and ends the process as {@link Replay#main} does.
   *
   * @param arguments those of {@link Replay#main}
   */
  public static void main(String[] arguments) {
    int status = run(System.out, System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs a replay and returns the status that the process should end with. */
  static int run(PrintStream out, PrintStream report, String... arguments) {
    try (JpaReplay replay = new JpaReplay()) {
      return Replay.run(replay::newStore, out, report, arguments);
    }
  }

  private OwningCreditStore newStore() {
    String url = newDatabase("run-" + (factories.size() + 1));
    EntityManagerFactory factory =
        Persistence.createEntityManagerFactory(
            "replay", Map.of("jakarta.persistence.jdbc.url", url));
    factories.add(factory);
    return JpaCreditStore.owning(factory);
  }

  private static String newDatabase(String name) {
    // Without WRITE_DELAY=0, H2 answers a commit before it is on the disk.
    String url = "jdbc:h2:file:./" + FOLDER + "/" + name + ";WRITE_DELAY=0";
    try {
      Files.createDirectories(Path.of(FOLDER));
      Files.deleteIfExists(Path.of(FOLDER, name + ".mv.db"));
      createTables(url);
    } catch (IOException e) {
      throw new UncheckedIOException("no new file in " + FOLDER, e);
    } catch (SQLException e) {
      throw new IllegalStateException("no tables in " + FOLDER, e);
    }
    return url;
  }

  private static void createTables(String url) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
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

  @Override
  public void close() {
    factories.forEach(EntityManagerFactory::close);
  }
}
