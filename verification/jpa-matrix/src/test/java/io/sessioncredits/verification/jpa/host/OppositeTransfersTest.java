package io.sessioncredits.verification.jpa.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Sixteen callers transfer to and fro between a few wallets, one by one and in rings")
class OppositeTransfersTest {
  private static final int THREADS = 16;
  private static final int STEPS = 12;
  private static final int MOST_STEPS = 100;
  private static final int STEPS_TO_A_RING = 3;
  private static final long STOCK = 100_000;
  private static final long SEED = 20260302;

  static Stream<Arguments> crowds() {
    return Cell.defaults()
        .flatMap(cell -> Stream.of(2, 3, 4).map(wallets -> Arguments.of(cell, wallets)));
  }

  private static ClientId client(int number) {
    return ClientId.of("client-" + number);
  }

  private static Scene stocked(Cell cell, int wallets) {
    Scene scene = Scene.in(cell);
    for (int i = 0; i < wallets; i++) {
      scene.grant(client(i), Scene.MASSAGE, STOCK);
    }
    return scene;
  }

  private static ActingCredits staff(Scene scene, OwningCreditStore store) {
    return scene.credits(store).at(scene.practice()).as(Actor.staff("desk"));
  }

  /** Returns a transfer between two of the wallets, or one from each to the next round the ring. */
  private static List<CreditCommand<?>> step(int thread, int number, int wallets, Random random) {
    int first = random.nextInt(wallets);
    boolean isRing = number % STEPS_TO_A_RING == 0;
    int onwards = isRing ? thread % 2 == 0 ? 1 : wallets - 1 : 1 + random.nextInt(wallets - 1);
    List<CreditCommand<?>> transfers = new ArrayList<>();
    for (int i = 0; i < (isRing ? wallets : 1); i++) {
      int from = (first + i * onwards) % wallets;
      transfers.add(
          Scene.transfer(
              "t-" + thread + "-" + number + "-" + i,
              client(from),
              client((from + onwards) % wallets),
              1 + random.nextInt(3)));
    }
    return transfers;
  }

  private static void assertNothingLost(Scene scene, int wallets) {
    long sum = 0;
    for (int i = 0; i < wallets; i++) {
      sum += scene.balance(client(i), Scene.MASSAGE);
    }
    assertThat(sum).isEqualTo(wallets * STOCK);
    assertThat(scene.audit().problems()).isEmpty();
    assertThat(scene.rig().connectionsInUse()).isZero();
  }

  @ParameterizedTest(name = "{0}, {1} wallets")
  @MethodSource("crowds")
  @DisplayName("and the database never finds a deadlock")
  void sorted(Cell cell, int wallets) {
    Scene scene = stocked(cell, wallets);
    ActingCredits staff = scene.staff();
    Refusals refusals = new Refusals();
    refusals.during(
        scene,
        () ->
            Background.atOnce(
                THREADS,
                thread -> {
                  Random random = new Random(SEED + thread);
                  for (int i = 0; i < STEPS; i++) {
                    assertThat(staff.commands().all(step(thread, i, wallets, random)).refusal())
                        .isEmpty();
                  }
                  return true;
                }));
    assertThat(refusals.deadlocks()).as(() -> refusals.codes().toString()).isZero();
    assertNothingLost(scene, wallets);
  }

  @ParameterizedTest(name = "{0}, {1} wallets")
  @MethodSource("crowds")
  @DisplayName("but does, as soon as a store locks them in any order, and still nothing is lost")
  void unsorted(Cell cell, int wallets) {
    Scene scene = stocked(cell, wallets);
    ActingCredits careless = staff(scene, new UnsortedLocks(scene.store(), SEED));
    Refusals refusals = new Refusals();
    refusals.during(
        scene,
        () ->
            Background.atOnce(
                THREADS,
                thread -> {
                  transfer(careless, thread, wallets, () -> refusals.deadlocks() == 0);
                  return true;
                }));
    assertThat(refusals.deadlocks()).isPositive();
    assertNothingLost(scene, wallets);
  }

  /** Goes on until the first deadlock: then every caller ends, so that victims do not pile up. */
  private static void transfer(
      ActingCredits staff, int thread, int wallets, BooleanSupplier isGoingOn) {
    Random random = new Random(SEED + thread);
    for (int i = 0; i < MOST_STEPS && isGoingOn.getAsBoolean(); i++) {
      try {
        assertThat(staff.commands().all(step(thread, i, wallets, random)).refusal()).isEmpty();
      } catch (StoreException e) {
        assertThat(e.retryable()).isTrue();
      }
    }
  }
}
