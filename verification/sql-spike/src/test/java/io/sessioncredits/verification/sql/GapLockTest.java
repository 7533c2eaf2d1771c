package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.spi.StoreException;
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

/** Why nothing that may be absent is read with a lock, unless it must be. */
@DisplayName("On MariaDB at REPEATABLE READ a locking read of an absent key locks a gap")
class GapLockTest {
  private static final Cell CELL = new Cell(Database.MARIADB, Isolation.REPEATABLE_READ);
  private static final int THREADS = 8;
  private static final int BOOKINGS = 25;
  private static final int MARIADB_DEADLOCK = 1213;

  private static Connection begin(Scene scene) throws SQLException {
    Connection connection = scene.connect();
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
      Waiting.until(scene.schema(), waiting);
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
    return "INSERT INTO request VALUES ('"
        + scene.practice()
        + "', 'BOOK', 'b-"
        + number
        + "', '', 0, '')";
  }

  @Test
  @DisplayName("so two first bookings of different clients deadlock if they look up their keys so")
  void keys() throws SQLException {
    try (Scene scene = Scene.in(CELL)) {
      assertThat(
              crossed(
                  scene,
                  (s, n) -> "SELECT * FROM request WHERE " + request(s, n) + " LOCK IN SHARE MODE",
                  GapLockTest::insertRequest))
          .containsExactly(0, MARIADB_DEADLOCK);
    }
  }

  @Test
  @DisplayName("so SELECT … FOR UPDATE, then INSERT, is no way to lock a wallet that may be absent")
  void wallets() throws SQLException {
    try (Scene scene = Scene.in(CELL)) {
      assertThat(
              crossed(
                  scene,
                  (s, n) ->
                      "SELECT * FROM wallet WHERE practice = '"
                          + s.practice()
                          + "' AND holder = 'client:"
                          + n
                          + "' FOR UPDATE",
                  (s, n) ->
                      "INSERT INTO wallet (practice, holder, revision, position) VALUES ('"
                          + s.practice()
                          + "', 'client:"
                          + n
                          + "', 0, '')"))
          .containsExactly(0, MARIADB_DEADLOCK);
    }
  }

  @Test
  @DisplayName("and INSERT IGNORE is none either: it shares a lock that both then want alone")
  void insertIgnore() throws SQLException {
    try (Scene scene = Scene.in(CELL)) {
      scene.grant(Scene.ANNA, Scene.MASSAGE, 2);
      String anna = "practice = '" + scene.practice() + "' AND holder = '" + Scene.ANNA.key() + "'";
      assertThat(
              crossed(
                  scene,
                  (s, n) ->
                      "INSERT IGNORE INTO wallet (practice, holder, revision, position) VALUES ('"
                          + s.practice()
                          + "', '"
                          + Scene.ANNA.key()
                          + "', 0, '')",
                  (s, n) -> "SELECT * FROM wallet WHERE " + anna + " FOR UPDATE"))
          .containsExactly(0, MARIADB_DEADLOCK);
    }
  }

  @Test
  @DisplayName("so comparing revisions first keeps first bookings free of deadlocks")
  void comparedUnderLoad() {
    try (Scene scene = Scene.in(CELL)) {
      int always = failures(scene, "always", THREADS, Host::lockKey);
      int compared = failures(scene, "compared", THREADS, (host, key) -> {});
      int old = failures(scene, "old", THREADS / 2, (host, key) -> host.notes());
      System.out.printf(
          "first bookings that failed, of %d: %d with locking reads, %d with revisions compared,"
              + " %d with old snapshots on shared wallets%n",
          THREADS * BOOKINGS, always, compared, old);
      assertThat(always).isPositive();
      assertThat(compared).isZero();
      assertThat(scene.audit().problems()).isEmpty();
    }
  }

  /** What a host does before it books with a key. */
  private interface Before {
    void in(Host host, String key);
  }

  /** Lets hosts book for {@code clients} and returns how many transactions had to be retried. */
  private static int failures(Scene scene, String kind, int clients, Before before) {
    AtomicInteger keys = new AtomicInteger();
    AtomicInteger failures = new AtomicInteger();
    for (int i = 0; i < clients; i++) {
      scene.grant(ClientId.of(kind + "-" + i), Scene.MASSAGE, (long) THREADS * BOOKINGS);
    }
    Background.atOnce(
        THREADS,
        thread -> {
          ClientId client = ClientId.of(kind + "-" + thread % clients);
          for (int i = 0; i < BOOKINGS; i++) {
            String key = String.format("%s-%06d", kind, keys.incrementAndGet());
            while (!isBooked(scene, client, key, before)) {
              failures.incrementAndGet();
            }
          }
          return true;
        });
    return failures.get();
  }

  private static boolean isBooked(Scene scene, ClientId client, String key, Before before) {
    try (Host host = scene.host()) {
      before.in(host, key);
      host.staff().bookings().book(Scene.booking(key, client, Scene.MASSAGE)).orThrow();
      host.commit();
      return true;
    } catch (StoreException e) {
      assertThat(e.retryable()).isTrue();
      return false;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
