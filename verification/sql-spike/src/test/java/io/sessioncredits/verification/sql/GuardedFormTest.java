package io.sessioncredits.verification.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.verification.sql.jdbc.GuardedStore;
import io.sessioncredits.verification.sql.jdbc.JdbcCreditStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A booking on PostgreSQL that reads once and writes once, guarded by the revision")
class GuardedFormTest {
  private static final Cell CELL = new Cell(Database.POSTGRESQL, Isolation.READ_COMMITTED);
  private static final int ROUNDS = 3;

  /** Makes commits wait for the disk or not, which then is most of what they cost. */
  private static Connection committing(String isOnDisk, Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = " + isOnDisk);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two ways to do the same in one scene. */
  private record Forms(Scene scene, OwningCreditStore locking, GuardedStore guarded, Pool pool)
      implements AutoCloseable {
    static Forms seenThrough(UnaryOperator<Connection> wrapping) {
      Pool pool = new Pool(Schema.shared(CELL.database()), CELL.isolation(), wrapping);
      OwningCreditStore locking = JdbcCreditStore.owning(pool, CELL.database().dialect());
      return new Forms(Scene.in(CELL), locking, new GuardedStore(pool, locking), pool);
    }

    ActingCredits staff(OwningCreditStore store) {
      return scene.credits(store).at(scene.practice()).as(Actor.staff("desk"));
    }

    @Override
    public void close() {
      pool.close();
      scene.close();
    }
  }

  @Test
  @DisplayName("costs one read and one write, and does what the form with the lock does")
  void cost() {
    Tally tally = new Tally();
    try (Forms forms = Forms.seenThrough(tally::over)) {
      forms.scene().grant(Scene.ANNA, Scene.MASSAGE, 5);
      var bookings = forms.staff(forms.guarded()).bookings();
      assertThat(bookings.book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).isBooked())
          .isTrue();
      assertThat(tally.taken())
          .containsExactly(
              "read wallet+request+booking", "write wallet+entry+request+booking+outbox");
      assertThat(
              bookings.book(Scene.booking("b-1", Scene.ANNA, Scene.MASSAGE)).orThrow().replayed())
          .isTrue();
      assertThat(forms.guarded().fallbacks()).isZero();
      assertThat(forms.scene().balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(4);
      assertThat(forms.scene().audit().problems()).isEmpty();
    }
  }

  @Test
  @DisplayName("falls back to the lock, without an answer of the port, when the wallet moved on")
  void movedOn() {
    try (Forms forms = Forms.seenThrough(UnaryOperator.identity())) {
      forms.scene().grant(Scene.ANNA, Scene.MASSAGE, 400);
      int threads = 8;
      int each = 25;
      Background.atOnce(
          threads,
          thread -> {
            ActingCredits staff = forms.staff(forms.guarded());
            for (int i = 0; i < each; i++) {
              staff
                  .bookings()
                  .book(Scene.booking("b-" + thread + "-" + i, Scene.ANNA, Scene.MASSAGE))
                  .orThrow();
            }
            return true;
          });
      assertThat(forms.guarded().fallbacks()).isPositive();
      assertThat(forms.scene().balance(Scene.ANNA, Scene.MASSAGE)).isEqualTo(400 - threads * each);
      assertThat(forms.scene().audit().problems()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} callers, {1} wallets, waiting for the disk: {3}")
  @CsvSource({"1, 64, 80, on", "1, 64, 80, off", "16, 64, 8, on", "16, 1, 4, on"})
  @DisplayName("is timed beside the form with the lock, in turns")
  void timed(int callers, int wallets, int each, String isOnDisk) {
    try (Forms forms = Forms.seenThrough(connection -> committing(isOnDisk, connection))) {
      for (int i = 0; i < wallets; i++) {
        forms.scene().grant(ClientId.of("client-" + i), Scene.MASSAGE, 100_000);
      }
      List<Double> ratios = new ArrayList<>();
      List<Long> micros = new ArrayList<>();
      int bookings = 0;
      for (int round = -1; round < ROUNDS; round++) {
        Load load = new Load(forms, callers, wallets, each);
        long locked = load.nanos(forms.locking(), "l-" + round);
        long guarded = load.nanos(forms.guarded(), "g-" + round);
        bookings += 2 * callers * each;
        if (round >= 0) {
          ratios.add((double) locked / guarded);
          micros.add(locked / 1000 / each);
        }
      }
      ratios.sort(null);
      micros.sort(null);
      System.out.printf(
          "guarded form, %d callers on %d wallets, waiting for the disk %s:"
              + " %.2f times as fast as with the lock (median of %d rounds, %.2f to %.2f; %d of %d fell back; a booking with the lock"
              + " takes %d us)%n",
          callers,
          wallets,
          isOnDisk,
          ratios.get(ROUNDS / 2),
          ROUNDS,
          ratios.get(0),
          ratios.get(ROUNDS - 1),
          forms.guarded().fallbacks(),
          bookings / 2,
          micros.get(ROUNDS / 2));
      assertThat(forms.scene().audit().entries()).isEqualTo(bookings + wallets);
      assertThat(forms.scene().audit().problems()).isEmpty();
    }
  }

  /** Bookings of many callers, each for its share of the wallets in turn. */
  private record Load(Forms forms, int callers, int wallets, int each) {
    long nanos(OwningCreditStore store, String name) {
      long start = System.nanoTime();
      Background.atOnce(
          callers,
          caller -> {
            ActingCredits staff = forms.staff(store);
            for (int i = 0; i < each; i++) {
              ClientId client = ClientId.of("client-" + (caller + i * callers) % wallets);
              String reference = name + "-" + caller + "-" + i;
              staff.bookings().book(Scene.booking(reference, client, Scene.MASSAGE)).orThrow();
            }
            return true;
          });
      return System.nanoTime() - start;
    }
  }
}
