package io.sessioncredits.verification.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pumps that run at once")
class RacingPumpsTest {
  private static final int PUMPS = 4;
  private static final int SALES = 400;
  private static final long PATIENCE_MINUTES = 5;

  private final Mailroom mailroom = new Mailroom();
  private final Set<RequestId> atTheSink = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<RequestId> clashes = new ConcurrentLinkedQueue<>();

  /** Notices when the same notification is handed over by two at once. */
  private NotificationSink watched(NotificationSink sink) {
    return notification -> {
      if (!atTheSink.add(notification.id())) {
        clashes.add(notification.id());
      }
      try {
        sink.deliver(notification);
      } finally {
        atTheSink.remove(notification.id());
      }
    };
  }

  private List<PumpRun> race(NotificationSink sink, Function<OutboxPump, PumpRun> task)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PUMPS);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<PumpRun>> running = new ArrayList<>();
      for (int i = 0; i < PUMPS; i++) {
        OutboxPump pump =
            mailroom.notifications().pump(watched(sink), PumpSettings.standard().withBatch(3 + i));
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.apply(pump);
                }));
      }
      start.countDown();
      List<PumpRun> runs = new ArrayList<>();
      for (Future<PumpRun> run : running) {
        runs.add(run.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
      }
      return runs;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("deliver everything, and nothing twice")
  void everythingOnce() throws Exception {
    List<String> sales = sales();
    Letterbox letterbox = new Letterbox();
    List<PumpRun> runs = race(letterbox, pump -> pump.run(OutboxPump.MOST));
    assertThat(letterbox.takenKeys()).containsExactlyInAnyOrderElementsOf(sales);
    assertThat(runs.stream().flatMap(r -> r.delivered().stream()))
        .hasSize(SALES)
        .doesNotHaveDuplicates();
    assertThat(clashes).isEmpty();
  }

  @Test
  @DisplayName("deliver everything to a sink that takes each at its third attempt only")
  void everythingInTheEnd() throws Exception {
    List<String> sales = sales();
    Letterbox letterbox = new Letterbox();
    NotificationSink stubborn =
        notification -> {
          if (notification.attempt() < 3) {
            throw new IllegalStateException("busy");
          }
          letterbox.deliver(notification);
        };
    for (int round = 1; round <= 3; round++) {
      List<PumpRun> runs = race(stubborn, pump -> pump.run(OutboxPump.MOST));
      assertThat(runs.stream().mapToInt(PumpRun::claimed).sum()).isEqualTo(SALES);
      mailroom.clock().advance(Duration.ofMinutes(1));
    }
    assertThat(letterbox.takenKeys()).containsExactlyInAnyOrderElementsOf(sales);
    assertThat(clashes).isEmpty();
  }

  @Test
  @DisplayName("deliver what is sold meanwhile")
  void soldMeanwhile() throws Exception {
    Letterbox letterbox = new Letterbox();
    CountDownLatch sold = new CountDownLatch(1);
    Future<List<String>> sales;
    ExecutorService shop = Executors.newSingleThreadExecutor();
    try {
      sales =
          shop.submit(
              () -> {
                try {
                  return sales();
                } finally {
                  sold.countDown();
                }
              });
      assertThat(race(letterbox, pump -> untilNothingComes(pump, sold))).hasSize(PUMPS);
    } finally {
      shop.shutdown();
    }
    assertThat(letterbox.takenKeys())
        .containsExactlyInAnyOrderElementsOf(sales.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
    assertThat(clashes).isEmpty();
  }

  private static PumpRun untilNothingComes(OutboxPump pump, CountDownLatch sold) {
    while (true) {
      boolean isSold = sold.getCount() == 0;
      PumpRun run = pump.run(OutboxPump.MOST);
      if (isSold && run.claimed() == 0) {
        return run;
      }
    }
  }

  private List<String> sales() {
    List<String> sales = IntStream.range(0, SALES).mapToObj(i -> "sale-" + i).toList();
    mailroom.sell(sales.toArray(String[]::new));
    return sales.stream().map(Mailroom::key).toList();
  }
}
