package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.testkit.invariant.Invariant;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The system property credits.test.commands is the number of commands for each database, a multiple
 * of ten; credits.test.seed chooses them.
 */
@DisplayName("Sixteen callers on hot wallets, each command delivered two or three times")
class HotWalletsTest {
  private static final String DEFAULTS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";
  private static final int THREADS = 16;
  private static final int WALLETS = 8;
  private static final int PAUSE_MILLIS = 50;
  private static final int KINDS = 5;
  private static final long STOCK = 1_000_000;
  private static final int PROVIDERS = 2;
  private static final int COMMANDS =
      Integer.getInteger("credits.test.commands", 10_000) / PROVIDERS;

  /** The audit replays everything; the checks of the test kit look at each lot for each entry. */
  private static final int MOST_CHECKED_TWICE = 10_000;

  private static final long SEED = Long.getLong("credits.test.seed", 20260302L);

  private static ClientId client(int number) {
    return ClientId.of("hot-" + number);
  }

  /** Returns transfers, grants and bookings, each known by its number. */
  private static List<CreditCommand<?>> commands(Random random) {
    List<CreditCommand<?>> commands = new ArrayList<>();
    for (int number = 0; number < COMMANDS; number++) {
      int one = random.nextInt(WALLETS);
      ClientId from = client(one);
      ClientId to = client((one + 1 + random.nextInt(WALLETS - 1)) % WALLETS);
      switch (number % KINDS) {
        case 0 -> commands.add(Scene.transfer("t-" + number, from, to, 1 + random.nextInt(5)));
        case 1 -> commands.add(Grant.of(from, Scene.MASSAGE, 1, PurchaseRef.of("sale-" + number)));
        default -> commands.add(Scene.booking("b-" + number, from, Scene.MASSAGE));
      }
    }
    return commands;
  }

  /** Returns each command two or three times, in an order in which its deliveries race. */
  private static List<CreditCommand<?>> deliveries(Random random) {
    List<CreditCommand<?>> all = new ArrayList<>();
    for (CreditCommand<?> command : commands(random)) {
      all.addAll(Collections.nCopies(2 + random.nextInt(2), command));
    }
    return all;
  }

  private static long sum(ActingCredits staff) {
    long sum = 0;
    for (int i = 0; i < WALLETS; i++) {
      sum += staff.ledger().balance(client(i), Scene.MASSAGE).number();
    }
    return sum;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(DEFAULTS)
  @DisplayName("lose nothing, double nothing and leave nothing half done")
  void nothingIsLost(Cell cell) {
    System.out.printf("hot wallets: %s, %d commands, seed %d%n", cell, COMMANDS, SEED);
    Scene scene = Scene.in(cell);
    for (int i = 0; i < WALLETS; i++) {
      scene.grant(client(i), Scene.MASSAGE, STOCK);
    }
    List<CreditCommand<?>> deliveries = deliveries(new Random(SEED));
    CountDownLatch over = new CountDownLatch(1);
    Future<Integer> reader = Background.start(() -> readsUntil(over, scene));
    AtomicInteger next = new AtomicInteger();
    int first;
    try {
      first =
          Background.atOnce(THREADS, thread -> carriedOut(scene.staff(), deliveries, next)).stream()
              .mapToInt(Integer::intValue)
              .sum();
    } finally {
      over.countDown();
    }
    assertThat(Background.result(reader)).isPositive();
    assertThat(first).isEqualTo(deliveries.size());
    assertTotals(scene);
  }

  private static int carriedOut(
      ActingCredits staff, List<CreditCommand<?>> deliveries, AtomicInteger next) {
    int done = 0;
    for (int i = next.getAndIncrement(); i < deliveries.size(); i = next.getAndIncrement()) {
      assertThat(staff.commands().run(deliveries.get(i)).refusal()).isEmpty();
      done++;
    }
    return done;
  }

  /** Reads all wallets by one statement while they change: transfers must never show half. */
  private static int readsUntil(CountDownLatch over, Scene scene) throws InterruptedException {
    int reads = 0;
    long most = WALLETS * STOCK + COMMANDS;
    do {
      long total =
          scene
              .rig()
              .schema()
              .number(
                  "SELECT SUM(amount) FROM credits_entry WHERE practice = '"
                      + scene.practice()
                      + "'");
      assertThat(total).isBetween(WALLETS * STOCK - COMMANDS, most);
      long halfMoves =
          scene
              .rig()
              .schema()
              .number(
                  "SELECT COALESCE(SUM(amount), 0) FROM credits_entry WHERE primitive = 'MOVE'"
                      + " AND practice = '"
                      + scene.practice()
                      + "'");
      assertThat(halfMoves).isZero();
      reads++;
    } while (!over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    return reads;
  }

  private static void assertTotals(Scene scene) {
    long granted = COMMANDS / KINDS;
    long booked = COMMANDS - 2 * granted;
    assertThat(sum(scene.staff())).isEqualTo(WALLETS * STOCK - booked + granted);
    assertThat(scene.audit().problems()).isEmpty();
    if (COMMANDS <= MOST_CHECKED_TWICE) {
      assertThat(Invariant.allViolations(scene.store().queries(), scene.practice())).isEmpty();
    }
    assertThat(
            scene
                .rig()
                .schema()
                .number(
                    "SELECT COUNT(*) FROM credits_request WHERE practice = '"
                        + scene.practice()
                        + "'"))
        .isEqualTo(COMMANDS + WALLETS);
    assertThat(scene.rig().connectionsInUse()).isZero();
  }
}
