package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.booking.EventBooking;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.PumpSettings;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.report.AsOfQuery;
import io.sessioncredits.report.DebtsQuery;
import io.sessioncredits.report.ReportQuery;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.transfer.Transfer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A null")
class NullInputTest {
  private static final List<Object> VALUES =
      List.of(
          StockedPractice.GRANT,
          StockedPractice.ADJUSTMENT,
          StockedPractice.TRANSFER,
          StockedPractice.BOOKING,
          StockedPractice.ATTENDANCE,
          StockedPractice.REVERSAL,
          WriteOff.of(
              RequestKey.of("k"),
              StockedPractice.ANNA,
              StockedPractice.FLEX,
              StockedPractice.REASON),
          SettleDebts.of(RequestKey.of("k"), StockedPractice.ANNA, StockedPractice.REASON),
          ReportQuery.of(Town.START, Town.SEASON_END),
          AsOfQuery.now(),
          DebtsQuery.all(),
          Cancellation.of(StockedPractice.BOOKING.line()),
          Sweep.of(StockedPractice.ANNA, Town.START),
          HistoryQuery.of(StockedPractice.ANNA),
          EventBooking.of(StockedPractice.BOOKING.booking(), Town.YOGA, Town.START, Town.CLIENTS),
          CreditPolicy.standard(ZoneOffset.UTC),
          PumpSettings.standard(),
          Notification.of(
              new RequestId(PracticeId.of("p"), Operation.GRANT, RequestKey.of("k")),
              Town.START,
              List.of()));
  private static final List<Class<?>> TYPES =
      List.of(
          Grant.class,
          Adjustment.class,
          Transfer.class,
          Booking.class,
          Attendance.class,
          Reversal.class,
          WriteOff.class,
          SettleDebts.class,
          ReportQuery.class,
          AsOfQuery.class,
          DebtsQuery.class,
          Cancellation.class,
          Sweep.class,
          HistoryQuery.class,
          EventBooking.class,
          CreditPolicy.class,
          PumpSettings.class,
          Notification.class);

  private static Map<Class<?>, Object> samples() {
    Map<Class<?>, Object> samples = new HashMap<>();
    samples.put(long.class, 1L);
    samples.put(int.class, 1);
    samples.put(boolean.class, true);
    samples.put(Instant.class, Town.START);
    samples.put(LocalDate.class, LocalDate.of(2027, 6, 30));
    samples.put(Duration.class, Duration.ofHours(1));
    samples.put(ZoneId.class, ZoneOffset.UTC);
    samples.put(List.class, Town.CLIENTS);
    samples.put(Optional.class, Optional.empty());
    for (Object part :
        List.of(
            StockedPractice.ANNA,
            StockedPractice.FLEX,
            StockedPractice.REASON,
            StockedPractice.BOOKING.booking(),
            StockedPractice.BOOKING.line(),
            StockedPractice.GRANT.purchase(),
            StockedPractice.GRANT.key(),
            StockedPractice.GRANT.operation(),
            Town.YOGA)) {
      samples.put(part.getClass(), part);
    }
    samples.put(Holder.class, StockedPractice.ANNA);
    samples.put(
        RequestId.class, new RequestId(PracticeId.of("p"), Operation.GRANT, RequestKey.of("k")));
    return samples;
  }

  static Stream<Arguments> doors() {
    return IntStream.range(0, TYPES.size())
        .boxed()
        .flatMap(i -> doors(TYPES.get(i), VALUES.get(i)));
  }

  private static Stream<Arguments> doors(Class<?> type, Object value) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isBridge() && !m.isSynthetic())
        .filter(m -> type.isAssignableFrom(m.getReturnType()))
        .flatMap(
            m ->
                IntStream.range(0, m.getParameterCount())
                    .filter(p -> !m.getParameterTypes()[p].isPrimitive())
                    .mapToObj(
                        p ->
                            Arguments.of(
                                type.getSimpleName() + "." + m.getName() + ", argument " + p,
                                m,
                                value,
                                p)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doors")
  @DisplayName("is refused by every factory and with-method by the name of what is missing")
  void isRefusedByName(String what, Method door, Object value, int place)
      throws IllegalAccessException {
    @Nullable Object[] arguments = arguments(door, place);
    boolean isFactory = Modifier.isStatic(door.getModifiers());

    Throwable thrown = null;
    try {
      Object made = door.invoke(isFactory ? null : value, arguments);
      assertThat(made).as(what + " made something out of nothing").isNull();
    } catch (InvocationTargetException refused) {
      thrown = refused.getCause();
    }

    if (isFactory) {
      assertThat(thrown)
          .as(what)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageEndingWith("must be given, but was null");
    } else {
      assertThat(thrown)
          .as(what)
          .isInstanceOfAny(NullPointerException.class, InvalidInputException.class);
      assertThat(thrown).hasMessageMatching("(?s).*\\S.*");
    }
  }

  private static @Nullable Object[] arguments(Method door, int place) {
    @Nullable Object[] arguments = new Object[door.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i == place ? null : samples().get(door.getParameterTypes()[i]);
    }
    return arguments;
  }
}
