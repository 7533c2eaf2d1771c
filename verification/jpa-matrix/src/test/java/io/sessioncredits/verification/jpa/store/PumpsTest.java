package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import io.sessioncredits.verification.jpa.cell.Background;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Pumps that run at once")
class PumpsTest {
  private static final int PUMPS = 3;
  private static final int SALES = 40;
  private static final int MOST_TRIES = 3;
  private static final PumpSettings SETTINGS =
      PumpSettings.standard()
          .withBatch(4)
          .withAttempts(MOST_TRIES)
          .withFirstDelay(Duration.ofSeconds(1))
          .withLongestDelay(Duration.ofSeconds(1));

  private static final String CELLS = "io.sessioncredits.verification.jpa.cell.Cell#defaults";

  private final Queue<RequestId> taken = new ConcurrentLinkedQueue<>();

  private static void sell(Scene scene) {
    for (int i = 0; i < SALES; i++) {
      scene
          .credits()
          .at(scene.practice())
          .as(Actor.staff("desk"))
          .ledger()
          .grant(Grant.of(Scene.ANNA, Scene.MASSAGE, 1, PurchaseRef.of("sale-" + i)))
          .orThrow();
    }
  }

  private static Notifications notifications(Scene scene) {
    return scene.credits().at(scene.practice()).notifications();
  }

  private static List<PumpRun> race(Scene scene, NotificationSink sink) {
    return Background.atOnce(
        PUMPS, thread -> notifications(scene).pump(sink, SETTINGS).run(OutboxPump.MOST));
  }

  private static List<RequestId> named(
      List<PumpRun> runs, Function<PumpRun, List<RequestId>> part) {
    List<RequestId> names = new ArrayList<>();
    runs.forEach(run -> names.addAll(part.apply(run)));
    return names;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("deliver everything, and nothing twice")
  void everythingOnce(Cell cell) {
    Scene scene = Scene.in(cell);
    sell(scene);
    List<PumpRun> runs = race(scene, notification -> taken.add(notification.id()));
    assertThat(taken).hasSize(SALES).doesNotHaveDuplicates();
    assertThat(named(runs, PumpRun::delivered)).containsExactlyInAnyOrderElementsOf(taken);
    assertThat(notifications(scene).pump(n -> taken.add(n.id())).run(1).claimed()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource(CELLS)
  @DisplayName("delay, park and release everything that the sink refuses, and lose nothing")
  void nothingLost(Cell cell) {
    Scene scene = Scene.in(cell);
    sell(scene);
    NotificationSink closed =
        notification -> {
          throw new IllegalStateException("closed");
        };
    for (int attempt = 1; attempt < MOST_TRIES; attempt++) {
      assertThat(named(race(scene, closed), PumpRun::delayed))
          .hasSize(SALES)
          .doesNotHaveDuplicates();
      scene.clock().advance(SETTINGS.longestDelay());
    }
    List<RequestId> parked = named(race(scene, closed), PumpRun::parked);
    assertThat(parked).hasSize(SALES).doesNotHaveDuplicates();
    notifications(scene).release(parked);
    List<PumpRun> runs = race(scene, notification -> taken.add(notification.id()));
    assertThat(named(runs, PumpRun::delivered)).containsExactlyInAnyOrderElementsOf(parked);
    assertThat(taken).hasSize(SALES);
  }
}
