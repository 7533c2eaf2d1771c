package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prints how fast a booking is beside the least that any ledger must do: one statement, in one
 * round trip, that takes from a balance if there is enough and inserts one narrow row. What is
 * asserted is that the figures come from work that was done, never the figures.
 */
@DisplayName("Booking on PostgreSQL, beside the one statement that could not be less,")
class BookRatiosTest {
  private static final int WALLETS = 256;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 2;
  private static final int EACH = Integer.getInteger("credits.test.ratio.bookings", 640);
  private static final long STOCK = 1_000_000;

  private static final String LEAST =
      "WITH taken AS (UPDATE ratio_account SET balance = balance - 1, sequence = sequence + 1"
          + " WHERE id = ? AND balance >= 1 RETURNING id, sequence, balance)"
          + " INSERT INTO ratio_entry (account, sequence, amount, balance_after)"
          + " SELECT id, sequence, -1, balance FROM taken RETURNING sequence";

  static Stream<Arguments> callers() {
    return Stream.of(Provider.values())
        .flatMap(provider -> Stream.of(1, 16).map(callers -> Arguments.of(provider, callers)));
  }

  @ParameterizedTest(name = "{0}, {1} callers")
  @MethodSource("callers")
  @DisplayName("is done as often as it is counted")
  void besideOneStatement(Provider provider, int callers) throws SQLException {
    Scene scene = Scene.in(new Cell(provider, Database.POSTGRESQL, Isolation.READ_COMMITTED));
    prepare(scene);
    List<Double> ratios = new ArrayList<>();
    List<Long> least = new ArrayList<>();
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      connections.add(scene.rig().schema().connect(Isolation.READ_COMMITTED));
    }
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      int number = round;
      long statement = nanos(callers, c -> statements(connections.get(c), c, callers));
      long booking = nanos(callers, c -> bookings(scene, number, c, callers));
      if (round >= 0) {
        ratios.add((double) statement / booking);
        least.add(EACH * 1_000_000_000L / statement);
      }
    }
    for (Connection connection : connections) {
      connection.close();
    }
    ratios.sort(null);
    least.sort(null);
    System.out.printf(
        "booking beside the one statement: %s, %d callers, %d wallets, commits waiting for the disk:"
            + " %s; %.2f of it (median of %d rounds, %.2f to %.2f); the statement %d a second%n",
        provider,
        callers,
        WALLETS,
        isDurable(scene),
        ratios.get(ROUNDS / 2),
        ROUNDS,
        ratios.get(0),
        ratios.get(ROUNDS - 1),
        least.get(ROUNDS / 2));
    long done = (long) (ROUNDS + WARM_UP) * (EACH / callers) * callers;
    assertThat(scene.rig().schema().number("SELECT COUNT(*) FROM ratio_entry")).isEqualTo(done);
    assertThat(scene.audit().entries()).isEqualTo(done + WALLETS);
    assertThat(scene.audit().problems()).isEmpty();
  }

  private static boolean isDurable(Scene scene) {
    return scene
            .rig()
            .schema()
            .number(
                "SELECT COUNT(*) FROM pg_settings"
                    + " WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'on'")
        == 2;
  }

  private static void prepare(Scene scene) {
    scene
        .rig()
        .schema()
        .execute(
            "DROP TABLE IF EXISTS ratio_entry",
            "DROP TABLE IF EXISTS ratio_account",
            "CREATE TABLE ratio_account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL,"
                + " sequence BIGINT NOT NULL) WITH (fillfactor = 50)",
            "CREATE TABLE ratio_entry (account BIGINT NOT NULL, sequence BIGINT NOT NULL,"
                + " amount BIGINT NOT NULL, balance_after BIGINT NOT NULL,"
                + " PRIMARY KEY (account, sequence))",
            "INSERT INTO ratio_account SELECT id, "
                + STOCK
                + ", 0 FROM generate_series(0, "
                + (WALLETS - 1)
                + ") AS id");
    for (int i = 0; i < WALLETS; i++) {
      scene.grant(client(i), Scene.MASSAGE, STOCK);
    }
  }

  private static ClientId client(int number) {
    return ClientId.of("client-" + number);
  }

  /** What one of the callers does in a round. */
  private interface Share {
    void of(int caller) throws SQLException;
  }

  private static long nanos(int callers, Share share) {
    long begin = System.nanoTime();
    int all =
        Background.atOnce(
                callers,
                caller -> {
                  try {
                    share.of(caller);
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                  return 1;
                })
            .size();
    assertThat(all).isEqualTo(callers);
    return System.nanoTime() - begin;
  }

  private static void statements(Connection connection, int caller, int callers)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LEAST)) {
      for (int i = 0; i < EACH / callers; i++) {
        statement.setLong(1, (caller + (long) i * callers) % WALLETS);
        try (ResultSet row = statement.executeQuery()) {
          assertThat(row.next()).isTrue();
        }
      }
    }
  }

  private static void bookings(Scene scene, int round, int caller, int callers) {
    ActingCredits staff = scene.staff();
    for (int i = 0; i < EACH / callers; i++) {
      ClientId client = client((caller + i * callers) % WALLETS);
      String reference = "r" + round + "-" + caller + "-" + i;
      assertThat(staff.bookings().book(Scene.booking(reference, client, Scene.MASSAGE)).isBooked())
          .isTrue();
    }
  }
}
