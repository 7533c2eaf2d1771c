package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Database;
import io.sessioncredits.verification.jpa.cell.Host;
import io.sessioncredits.verification.jpa.cell.Isolation;
import io.sessioncredits.verification.jpa.cell.Provider;
import io.sessioncredits.verification.jpa.cell.Scene;
import io.sessioncredits.verification.jpa.cell.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why nothing that may be absent is read with a lock, unless it must be. */
@DisplayName("On MariaDB at REPEATABLE READ a locking read of an absent key locks a gap")
class GapLockTest {
  private static final Cell CELL =
      new Cell(Provider.HIBERNATE, Database.MARIADB, Isolation.REPEATABLE_READ);
  private static final int MARIADB_DEADLOCK = 1213;
  private static final int THREADS = 8;
  private static final int BOOKINGS = 10;

  private static Connection begin(Scene scene) throws SQLException {
    Connection connection = scene.rig().schema().connect(CELL.isolation());
    connection.setAutoCommit(false);
    return connection;
  }

  /** Returns 0, or the code the statement failed with. */
  private static int code(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return 0;
    } catch (SQLException e) {
      return e.getErrorCode();
    }
  }

  /**
   * Two transactions do {@code first} each; then one does {@code second} and waits, then the other.
   * Returns the codes of the two second statements, in rising order.
   */
  private static List<Integer> crossed(Scene scene, Step first, Step second) throws SQLException {
    try (Connection one = begin(scene);
        Connection other = begin(scene)) {
      assertThat(code(one, first.sql(scene, 1))).isZero();
      assertThat(code(other, first.sql(scene, 2))).isZero();
      Callable<Integer> crossing =
          () -> {
            int code = code(one, second.sql(scene, 1));
            one.rollback();
            return code;
          };
      Future<Integer> waiting = Background.start(crossing);
      Waiting.until(scene.rig().schema(), waiting);
      int code = code(other, second.sql(scene, 2));
      other.rollback();
      return Stream.of(Background.result(waiting), code).sorted().toList();
    }
  }

  /** A statement of one of two transactions. */
  private interface Step {
    String sql(Scene scene, int transaction);
  }

  private static String request(Scene scene, int number) {
    return "practice = '"
        + scene.practice()
        + "' AND operation = 'BOOK' AND request_key = 'b-"
        + number
        + "'";
  }

  private static String insertRequest(Scene scene, int number) {
    return "INSERT INTO credits_request VALUES ('"
        + scene.practice()
        + "', 'BOOK', 'b-"
        + number
        + "', '', 0, '')";
  }

  @Test
  @DisplayName("so two first bookings of different clients deadlock if they look up their keys so")
  void keys() throws SQLException {
    Scene scene = Scene.in(CELL);
    assertThat(
            crossed(
                scene,
                (s, n) ->
                    "SELECT * FROM credits_request WHERE " + request(s, n) + " LOCK IN SHARE MODE",
                GapLockTest::insertRequest))
        .containsExactly(0, MARIADB_DEADLOCK);
  }

  @Test
  @DisplayName("so SELECT … FOR UPDATE, then INSERT, is no way to lock a wallet that may be absent")
  void wallets() throws SQLException {
    Scene scene = Scene.in(CELL);
    assertThat(
            crossed(
                scene,
                (s, n) ->
                    "SELECT * FROM credits_wallet WHERE practice = '"
                        + s.practice()
                        + "' AND holder = 'client:"
                        + n
                        + "' FOR UPDATE",
                (s, n) ->
                    "INSERT INTO credits_wallet (practice, holder, revision, position, next_due) VALUES ('"
                        + s.practice()
                        + "', 'client:"
                        + n
                        + "', 0, '', 0)"))
        .containsExactly(0, MARIADB_DEADLOCK);
  }

  @Test
  @DisplayName("and INSERT IGNORE is none either: it shares a lock that both then want alone")
  void insertIgnore() throws SQLException {
    Scene scene = Scene.in(CELL);
    scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
    String anna = "practice = '" + scene.practice() + "' AND holder = '" + Scene.ANNA.key() + "'";
    assertThat(
            crossed(
                scene,
                (s, n) ->
                    "INSERT IGNORE INTO credits_wallet (practice, holder, revision, position, next_due) VALUES ('"
                        + s.practice()
                        + "', '"
                        + Scene.ANNA.key()
                        + "', 0, '', 0)",
                (s, n) -> "SELECT * FROM credits_wallet WHERE " + anna + " FOR UPDATE"))
        .containsExactly(0, MARIADB_DEADLOCK);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Provider.class)
  @DisplayName("so comparing revisions first keeps first bookings free of deadlocks")
  void comparedUnderLoad(Provider provider) {
    Scene scene = Scene.in(new Cell(provider, Database.MARIADB, Isolation.REPEATABLE_READ));
    int always = failures(scene, "always", THREADS, GapLockTest::lockKey);
    int compared = failures(scene, "compared", THREADS, (s, host, key) -> {});
    int old = failures(scene, "old", THREADS / 2, (s, host, key) -> host.appointments());
    System.out.printf(
        "first bookings that failed with %s, of %d: %d with locking reads, %d with revisions"
            + " compared, %d with old snapshots on shared wallets%n",
        provider, THREADS * BOOKINGS, always, compared, old);
    assertThat(always).isPositive();
    assertThat(compared).isZero();
    assertThat(scene.audit().problems()).isEmpty();
  }

  /** What a host does before it books with a key. */
  private interface Before {
    void in(Scene scene, Host host, String key);
  }

  /** Reads a request that is not there, with a lock: what a store on MariaDB must not do. */
  private static void lockKey(Scene scene, Host host, String key) {
    host.write("beside-" + key);
    Object found =
        host.manager()
            .createNativeQuery(
                "SELECT COUNT(*) FROM credits_request WHERE practice = '"
                    + scene.practice()
                    + "' AND operation = 'BOOK' AND request_key = '"
                    + key
                    + "' LOCK IN SHARE MODE")
            .getSingleResult();
    assertThat(((Number) found).intValue()).isZero();
  }

  /**
   * Lets hosts book for {@code clients}, each booking in one transaction that is not tried again:
   * those that lock gaps could otherwise take turns in ending each other for ever. Returns how many
   * failed.
   */
  private static int failures(Scene scene, String kind, int clients, Before before) {
    AtomicInteger keys = new AtomicInteger();
    for (int i = 0; i < clients; i++) {
      scene.grant(ClientId.of(kind + "-" + i), Scene.MASSAGE, (long) THREADS * BOOKINGS);
    }
    return Background.atOnce(
            THREADS,
            thread -> {
              ClientId client = ClientId.of(kind + "-" + thread % clients);
              int failures = 0;
              for (int i = 0; i < BOOKINGS; i++) {
                String key = String.format("%s-%06d", kind, keys.incrementAndGet());
                failures += isBooked(scene, client, key, before) ? 0 : 1;
              }
              return failures;
            })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static boolean isBooked(Scene scene, ClientId client, String key, Before before) {
    try (Host host = scene.host()) {
      before.in(scene, host, key);
      host.staff().bookings().book(Scene.booking(key, client, Scene.MASSAGE)).orThrow();
      host.commit();
      return true;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      return false;
    }
  }
}
