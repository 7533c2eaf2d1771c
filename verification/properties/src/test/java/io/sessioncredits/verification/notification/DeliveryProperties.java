package io.sessioncredits.verification.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import io.sessioncredits.spi.StoreException;
import io.sessioncredits.testkit.fault.Moment;
import io.sessioncredits.testkit.invariant.Books;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

@Label("Whatever fails, and when,")
class DeliveryProperties {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final PumpSettings SETTINGS =
      PumpSettings.standard()
          .withBatch(3)
          .withAttempts(3)
          .withLease(LEASE)
          .withFirstDelay(Duration.ofSeconds(1))
          .withLongestDelay(Duration.ofSeconds(4));
  private static final Step CALM =
      new Step(0, 1, Moment.BEFORE, Set.of(), Duration.ZERO, Duration.ZERO);

  /**
   * One step of a bad day.
   *
   * @param sales how many purchases come first, each a call of its own
   * @param fault the port call that fails then, counted from the first sale
   * @param moment before or after its effect
   * @param refusals which of the deliveries of the run fail, counted from 1
   * @param slowness how long each delivery takes
   * @param pause how long it is until the next step
   */
  record Step(
      int sales,
      int fault,
      Moment moment,
      Set<Integer> refusals,
      Duration slowness,
      Duration pause) {}

  @Provide
  Arbitrary<List<Step>> days() {
    Arbitrary<Duration> times = Arbitraries.integers().between(0, 12).map(Duration::ofSeconds);
    Arbitrary<Duration> slowness =
        Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(Duration.ZERO)), Tuple.of(1, times));
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(1, 24),
            Arbitraries.of(Moment.class),
            Arbitraries.integers().between(1, 6).set().ofMaxSize(4),
            slowness,
            times)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /** A sink that fails when told to and takes its time, and never lets one claim be tried twice. */
  private static final class BusySink implements NotificationSink {
    private final Mailroom mailroom;
    private final Set<Notification> tried = new HashSet<>();
    private final Set<RequestId> taken = new HashSet<>();
    private Step step = CALM;
    private int deliveries;

    BusySink(Mailroom mailroom) {
      this.mailroom = mailroom;
    }

    void next(Step next) {
      step = next;
      deliveries = 0;
    }

    @Override
    public void deliver(Notification notification) {
      assertThat(tried.add(notification)).as("tried once: " + notification).isTrue();
      deliveries++;
      mailroom.clock().advance(step.slowness());
      if (step.refusals().contains(deliveries)) {
        throw new IllegalStateException("refused");
      }
      taken.add(notification.id());
    }
  }

  @Property(seed = "7001", edgeCases = EdgeCasesMode.NONE)
  @Label("all that was committed is delivered in the end, and nothing else")
  void everythingCommittedIsDelivered(@ForAll("days") List<Step> day) {
    Mailroom mailroom = new Mailroom();
    BusySink sink = new BusySink(mailroom);
    OutboxPump pump = mailroom.notifications().pump(sink, SETTINGS);
    int sold = 0;
    for (Step step : day) {
      sink.next(step);
      mailroom.store().failAt(step.fault(), step.moment());
      for (int i = 0; i < step.sales(); i++) {
        sold++;
        String purchase = "sale-" + sold;
        orFails(() -> mailroom.sell(purchase));
      }
      orFails(() -> assertThat(pump.run(5).claimed()).isLessThanOrEqualTo(5));
      mailroom.clock().advance(step.pause());
    }
    sink.next(CALM);
    mailroom.store().heal();
    releaseAndDrain(mailroom, sink, pump);

    assertThat(sink.taken).isEqualTo(committed(mailroom));
  }

  private static void orFails(Runnable work) {
    try {
      work.run();
    } catch (StoreException fault) {
      assertThat(fault).hasMessageStartingWith("fault at port call");
    }
  }

  /** Goes on until nothing waits: whatever is leased or delayed by now is not in an hour. */
  private static void releaseAndDrain(Mailroom mailroom, BusySink sink, OutboxPump pump) {
    Notifications notifications = mailroom.notifications();
    sink.tried.clear();
    notifications.release(notifications.parked(100).stream().map(Notification::id).toList());
    mailroom.clock().advance(Duration.ofHours(1));
    PumpRun run = pump.run(OutboxPump.MOST);
    assertThat(run.delivered()).hasSize(run.claimed());
    mailroom.clock().advance(Duration.ofHours(1));
    assertThat(pump.run(1).claimed()).isZero();
    assertThat(notifications.parked(1)).isEmpty();
  }

  private static Set<RequestId> committed(Mailroom mailroom) {
    return Books.read(mailroom.store().queries(), Mailroom.PRACTICE).postings().keySet();
  }
}
