package io.sessioncredits.verification.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.Notifications;
import io.sessioncredits.notification.OutboxPump;
import io.sessioncredits.notification.PumpSettings;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The settings of the pump")
class PumpSettingsTest {
  private static final PumpSettings STANDARD = PumpSettings.standard();
  private static final Duration NANO = Duration.ofNanos(1);

  @Test
  @DisplayName("are those written down unless others are given")
  void standard() {
    assertThat(STANDARD.batch()).isEqualTo(100);
    assertThat(STANDARD.lease()).isEqualTo(Duration.ofMinutes(5));
    assertThat(STANDARD.attempts()).isEqualTo(15);
    assertThat(STANDARD.firstDelay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(STANDARD.longestDelay()).isEqualTo(Duration.ofHours(6));
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused("batch", () -> STANDARD.withBatch(0)),
        refused("batch", () -> STANDARD.withBatch(PumpSettings.MOST_BATCH + 1)),
        refused("lease", () -> STANDARD.withLease(PumpSettings.SHORTEST_LEASE.minus(NANO))),
        refused("lease", () -> STANDARD.withLease(PumpSettings.LONGEST_LEASE.plus(NANO))),
        refused("attempts", () -> STANDARD.withAttempts(0)),
        refused("attempts", () -> STANDARD.withAttempts(PumpSettings.MOST_ATTEMPTS + 1)),
        refused("firstDelay", () -> STANDARD.withFirstDelay(Duration.ZERO)),
        refused("firstDelay", () -> STANDARD.withFirstDelay(STANDARD.longestDelay().plus(NANO))),
        refused("longestDelay", () -> STANDARD.withLongestDelay(Duration.ofNanos(-1))),
        refused(
            "longestDelay",
            () -> STANDARD.withLongestDelay(PumpSettings.LONGEST_DELAY.plus(NANO))));
  }

  private static Arguments refused(String field, Supplier<PumpSettings> settings) {
    return Arguments.of(field, settings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  @DisplayName("are refused out of range, by name, value and limit")
  void refusesWhatIsOutOfRange(String field, Supplier<PumpSettings> settings) {
    assertThatThrownBy(settings::get)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(field, "must be from", "to", "but was")
        .extracting("field")
        .isEqualTo(field);
  }

  @Test
  @DisplayName("may go to their limits, however the delay is drawn")
  void limits() {
    PumpSettings widest =
        STANDARD
            .withBatch(PumpSettings.MOST_BATCH)
            .withLease(PumpSettings.LONGEST_LEASE)
            .withAttempts(PumpSettings.MOST_ATTEMPTS)
            .withLongestDelay(PumpSettings.LONGEST_DELAY)
            .withFirstDelay(PumpSettings.SHORTEST_DELAY);
    Mailroom mailroom = new Mailroom();
    mailroom.sell("sale-1");
    Letterbox letterbox = new Letterbox();
    letterbox.refuse(Mailroom.key("sale-1"));
    OutboxPump patient = mailroom.notifications().pump(letterbox, widest);
    for (int attempt = 1; attempt < PumpSettings.MOST_ATTEMPTS; attempt++) {
      assertThat(patient.run(1).delayed()).as("attempt " + attempt).hasSize(1);
      mailroom.clock().advance(PumpSettings.LONGEST_DELAY);
    }
    assertThat(patient.run(1).parked()).hasSize(1);
  }

  @Test
  @DisplayName("are not to be had inside a transaction of the host, and nor is the pump")
  void notWhenJoined() {
    assertThat(reachable(SessionCredits.class)).contains(Notifications.class, OutboxPump.class);
    Class<?> joined =
        Arrays.stream(SessionCredits.class.getMethods())
            .filter(m -> m.getName().equals("using"))
            .findAny()
            .orElseThrow()
            .getReturnType();
    assertThat(reachable(joined))
        .contains(io.sessioncredits.ledger.Ledger.class)
        .doesNotContain(Notifications.class, OutboxPump.class, Notification.class);
  }

  /** Returns all our types that one can get to by calls, beginning with {@code first}. */
  private static Set<Class<?>> reachable(Class<?> first) {
    Set<Class<?>> seen = new HashSet<>(List.of(first));
    Deque<Class<?>> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Method method : open.remove().getMethods()) {
        Class<?> next = method.getReturnType();
        if (next.getName().startsWith(Limits.class.getPackageName().replace(".model", ""))
            && seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen;
  }
}
