package io.sessioncredits.verification.notification;

import static io.sessioncredits.verification.notification.Mailroom.MICRO;
import static io.sessioncredits.verification.notification.Mailroom.PRACTICE;
import static io.sessioncredits.verification.notification.Mailroom.key;
import static io.sessioncredits.verification.notification.Mailroom.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpRun;
import io.sessioncredits.notification.PumpSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a sink does not take")
class FailingSinkTest {
  private static final int ALL = 100;
  private static final Duration FIRST = Duration.ofSeconds(8);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final PumpSettings SETTINGS =
      PumpSettings.standard()
          .withAttempts(5)
          .withLease(LEASE)
          .withFirstDelay(FIRST)
          .withLongestDelay(LONGEST);

  private final Mailroom mailroom = new Mailroom();
  private final Letterbox letterbox = new Letterbox();
  private final Notifications notifications = mailroom.notifications();
  private final OutboxPump pump = notifications.pump(letterbox, SETTINGS);

  @Test
  @DisplayName("is delayed, and what comes behind it goes past")
  void othersGoPast() {
    mailroom.sell("sale-1", "sale-2");
    letterbox.refuse(key("sale-1"));
    PumpRun run = pump.run(ALL);
    assertThat(run.delayed()).containsExactly(sale("sale-1"));
    assertThat(run.delivered()).containsExactly(sale("sale-2"));
    letterbox.refuse();
    mailroom.clock().advance(FIRST);
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"));
    assertThat(letterbox.taken()).extracting(Notification::attempt).containsExactly(1, 2);
  }

  @Test
  @DisplayName("waits twice as long after each failure, up to the longest delay, and half at least")
  void delaysGrow() {
    mailroom.sell("sale-1");
    letterbox.refuse(key("sale-1"));
    for (int seconds : new int[] {8, 16, 30, 30}) {
      assertThat(pump.run(ALL).delayed()).containsExactly(sale("sale-1"));
      Instant failed = mailroom.clock().instant();
      Duration delay = Duration.ofSeconds(seconds);
      mailroom.clock().set(failed.plus(delay.dividedBy(2)).minus(MICRO));
      assertThat(pump.run(ALL).claimed()).as("before half of " + delay).isZero();
      mailroom.clock().set(failed.plus(delay));
    }
    assertThat(pump.run(ALL).parked()).containsExactly(sale("sale-1"));
  }

  @Test
  @DisplayName("does not come back together with what failed together")
  void delaysAreDrawnByLot() {
    String[] sales = IntStream.range(0, ALL).mapToObj(i -> "sale-" + i).toArray(String[]::new);
    mailroom.sell(sales);
    letterbox.refuse(
        IntStream.range(0, ALL).mapToObj(i -> key("sale-" + i)).toArray(String[]::new));
    assertThat(pump.run(ALL).delayed()).hasSize(ALL);
    letterbox.refuse();
    int early = 0;
    for (int eighth = 5; eighth <= 8; eighth++) {
      mailroom.clock().advance(FIRST.multipliedBy(eighth == 5 ? 5 : 1).dividedBy(8));
      int come = pump.run(ALL).delivered().size();
      assertThat(come).as("in eighth " + eighth + " of the delay").isBetween(10, 40);
      early += come;
    }
    assertThat(early).isEqualTo(ALL);
  }

  @Test
  @DisplayName("is parked after the last attempt, listed, and holds up nobody")
  void parked() {
    mailroom.sell("sale-1", "sale-2");
    letterbox.refuse(key("sale-1"), key("sale-2"));
    failUntilParked();
    mailroom.sell("sale-3");
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-3"));
    assertThat(names(notifications.parked(ALL))).containsExactly(sale("sale-1"), sale("sale-2"));
    assertThat(names(notifications.parked(1))).containsExactly(sale("sale-1"));
    mailroom.clock().advance(Duration.ofDays(365));
    assertThat(pump.run(ALL).claimed()).isZero();
  }

  @Test
  @DisplayName("is delivered after its release, its attempts counted afresh")
  void released() {
    mailroom.sell("sale-1", "sale-2");
    letterbox.refuse(key("sale-1"), key("sale-2"));
    failUntilParked();
    letterbox.refuse();
    notifications.release(List.of(sale("sale-2")));
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-2"));
    assertThat(letterbox.taken()).extracting(Notification::attempt).containsExactly(1);
    assertThat(names(notifications.parked(ALL))).containsExactly(sale("sale-1"));
    notifications.release(List.of(sale("sale-2"), sale("sale-1"), sale("unknown")));
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"));
  }

  private void failUntilParked() {
    for (int attempt = 1; attempt < SETTINGS.attempts(); attempt++) {
      assertThat(pump.run(ALL).delayed()).hasSize(2);
      mailroom.clock().advance(LONGEST);
    }
    assertThat(pump.run(ALL).parked()).hasSize(2);
  }

  private static List<RequestId> names(List<Notification> notifications) {
    return notifications.stream().map(Notification::id).toList();
  }

  @Test
  @DisplayName("is released at its own practice alone, and none of a list with a stranger")
  void releasedAtHome() {
    mailroom.sell("sale-1", "sale-2");
    letterbox.refuse(key("sale-1"), key("sale-2"));
    failUntilParked();
    RequestId own = sale("sale-1");
    RequestId foreign = new RequestId(PracticeId.of("hillside"), own.operation(), own.key());
    assertThatThrownBy(() -> notifications.release(List.of(own, foreign)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be of practice riverside");
    assertThat(notifications.parked(ALL)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 501})
  @DisplayName("is not listed by the none, or by more than a page")
  void listedByThePage(int limit) {
    assertThatThrownBy(() -> notifications.parked(limit))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("limit must be from 1 to 500");
  }

  @Test
  @DisplayName("may be refused with a checked exception")
  void checkedException() {
    mailroom.sell("sale-1");
    OutboxPump unplugged =
        notifications.pump(
            n -> {
              throw new IOException("unplugged");
            });
    assertThat(unplugged.run(ALL).delayed()).containsExactly(sale("sale-1"));
  }

  @Test
  @DisplayName("counts as failed when an error is thrown, which ends the run and reaches the host")
  void errors() {
    mailroom.sell("sale-1", "sale-2", "sale-3");
    OutboxPump broken =
        notifications.pump(
            n -> {
              letterbox.deliver(n);
              if (n.id().equals(sale("sale-2"))) {
                throw new StackOverflowError("of the sink");
              }
            },
            SETTINGS);
    assertThatThrownBy(() -> broken.run(ALL)).isInstanceOf(StackOverflowError.class);
    assertThat(letterbox.handed()).containsExactly(key("sale-1"), key("sale-2"));
    mailroom.clock().advance(FIRST);
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-2"));
    mailroom.clock().advance(LEASE);
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-3"));
  }

  @Test
  @DisplayName("is delayed when the sink is interrupted; the run ends and the thread stays so")
  void interruptedSink() {
    mailroom.sell("sale-1", "sale-2");
    OutboxPump interrupted =
        notifications.pump(
            n -> {
              throw new InterruptedException("host goes down");
            },
            SETTINGS);
    PumpRun run = interrupted.run(ALL);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.delayed()).containsExactly(sale("sale-1"));
    assertThat(run.leftOver()).containsExactly(sale("sale-2"));
    mailroom.clock().advance(LEASE);
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"), sale("sale-2"));
  }

  @Test
  @DisplayName("is none of what was taken before an interrupt that the sink did not notice")
  void interruptedThread() {
    mailroom.sell("sale-1", "sale-2");
    OutboxPump interrupted =
        notifications.pump(n -> Thread.currentThread().interrupt(), SETTINGS.withBatch(1));
    PumpRun run = interrupted.run(ALL);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.delivered()).containsExactly(sale("sale-1"));
    assertThat(run.claimed()).isOne();
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-2"));
  }

  @Test
  @DisplayName("is parked before it is tried when it seems to end every process that tries it")
  void parkedFirst() {
    mailroom.sell("sale-1");
    claimAndDie(SETTINGS.attempts());
    OutboxPump watched =
        notifications.pump(
            n -> {
              assertThat(names(notifications.parked(ALL))).containsExactly(sale("sale-1"));
              letterbox.deliver(n);
            },
            SETTINGS);
    assertThat(watched.run(ALL).delivered()).containsExactly(sale("sale-1"));
    assertThat(letterbox.takenKeys()).containsExactly(key("sale-1"));
    assertThat(notifications.parked(ALL)).isEmpty();
  }

  @Test
  @DisplayName("stays parked when it fails at that last chance")
  void staysParked() {
    mailroom.sell("sale-1");
    claimAndDie(SETTINGS.attempts());
    letterbox.refuse(key("sale-1"));
    assertThat(pump.run(ALL).parked()).containsExactly(sale("sale-1"));
    assertThat(names(notifications.parked(ALL))).containsExactly(sale("sale-1"));
  }

  @Test
  @DisplayName("is not delayed by a pump whose lease has ended when another has it by now")
  void staleFailure() {
    mailroom.sell("sale-1");
    letterbox.refuse(key("sale-1"));
    OutboxPump late =
        notifications.pump(
            n -> {
              mailroom.clock().advance(LEASE);
              assertThat(pump.run(ALL).delayed()).containsExactly(sale("sale-1"));
              throw new IllegalStateException("too late");
            },
            SETTINGS);
    assertThat(late.run(1).delayed()).containsExactly(sale("sale-1"));
    // The second failure is delayed by more than the first could be.
    mailroom.clock().advance(FIRST.minus(MICRO));
    assertThat(pump.run(ALL).claimed()).isZero();
    mailroom.clock().advance(FIRST);
    letterbox.refuse();
    assertThat(pump.run(ALL).delivered()).containsExactly(sale("sale-1"));
  }

  private void claimAndDie(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(mailroom.store().outbox().claim(PRACTICE, 1, mailroom.clock().instant(), LEASE))
          .hasSize(1);
      mailroom.clock().advance(LEASE);
    }
  }
}
