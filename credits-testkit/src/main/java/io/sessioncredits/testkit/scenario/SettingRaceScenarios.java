package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.booking.BookingOutcome;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.CatalogueChange;
import io.sessioncredits.settings.SettingChange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Settings and catalogue that change while bookings come in. */
public interface SettingRaceScenarios extends StoreSource {
  /** How many calls a race makes; every fourth changes a rule. */
  int CALLS = 32;

  private static SettingChange change(int call, Setting<Boolean> setting, boolean value) {
    return SettingChange.set(
        RequestKey.of("toggle-" + call),
        SettingScope.practice(),
        setting,
        value,
        Reason.of("as it comes"));
  }

  /** Each booking was decided under one of the two rules, and says which. */
  @Test
  @DisplayName("S132 switched off and on while bookings come in: each is paid once or skipped once")
  default void offSwitchRace() {
    Scene scene = scene().at("2026-03-02T09:00");
    scene.grant("ana", "PT60", 100);
    AtomicInteger calls = new AtomicInteger();
    List<Outcome> outcomes =
        RepeatScenarios.together(
            CALLS,
            () -> {
              int call = calls.incrementAndGet();
              return call % 4 == 0
                  ? scene.credits().settings().change(change(call, Setting.ACTIVE, call % 8 == 0))
                  : scene.book("b" + call, "ana", "PT60", "2026-03-06T10:00");
            });
    outcomes.forEach(o -> assertTrue(o.refusal().isEmpty(), o::toString));
    long paid = outcomes.stream().filter(BookingOutcome.Booked.class::isInstance).count();
    long skipped = outcomes.stream().filter(BookingOutcome.Skipped.class::isInstance).count();
    assertEquals(CALLS - CALLS / 4, paid + skipped);
    assertEquals(100 - paid, scene.available("ana", "PT60"));
    scene.credits().settings().change(change(1_000, Setting.ACTIVE, true)).orThrow();
    for (int call = 1; call <= CALLS; call++) {
      if (call % 4 != 0) {
        BookingOutcome again = scene.book("b" + call, "ana", "PT60", "2026-03-06T10:00");
        assertTrue(again.orThrow().replayed(), "sent again, it stays what it was");
      }
    }
    assertEquals(100 - paid, scene.available("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** A change that is committed holds for whoever comes after it. */
  @Test
  @DisplayName("M09 switched while bookings come in: no stale refusal once the change is committed")
  default void switchRace() {
    Scene scene = scene().at("2026-03-02T09:00");
    AtomicInteger calls = new AtomicInteger();
    List<Outcome> outcomes =
        RepeatScenarios.together(
            CALLS,
            () -> {
              int call = calls.incrementAndGet();
              return call % 4 == 0
                  ? scene
                      .credits()
                      .settings()
                      .change(change(call, Setting.BOOKING_WITHOUT_CREDIT, call % 8 == 0))
                  : scene.book("b" + call, "client-" + call, "PT60", "2026-03-06T10:00");
            });
    outcomes.stream()
        .flatMap(o -> o.refusal().stream())
        .forEach(r -> assertEquals(RefusalCode.INSUFFICIENT_CREDITS, r.code()));
    for (boolean isAllowed : new boolean[] {true, false}) {
      int round = calls.addAndGet(100);
      scene
          .credits()
          .settings()
          .change(change(round, Setting.BOOKING_WITHOUT_CREDIT, isAllowed))
          .orThrow();
      List<Boolean> booked =
          RepeatScenarios.together(
              8,
              () -> {
                int call = calls.incrementAndGet();
                return scene
                    .book("b" + call, "client-" + call, "PT60", "2026-03-06T10:00")
                    .isBooked();
              });
      assertEquals(Set.of(isAllowed), new HashSet<>(booked));
    }
    assertTrue(scene.audit().isClean());
  }

  /** Every booking was paid at a price that was in force, and gives back what it took. */
  @Test
  @DisplayName("S68 a price changed while bookings come in: each keeps the price it was booked at")
  default void priceRace() {
    Scene scene = scene().at("2026-03-02T09:00");
    CreditType type = CreditType.of("PT60");
    AppointmentType appointment = AppointmentType.of("PT60");
    scene.grant("ana", "PT60", 500);
    AtomicInteger calls = new AtomicInteger();
    List<Outcome> outcomes =
        RepeatScenarios.together(
            CALLS,
            () -> {
              int call = calls.incrementAndGet();
              return call % 4 == 0
                  ? scene
                      .credits()
                      .settings()
                      .change(
                          CatalogueChange.of(RequestKey.of("price-" + call), Reason.of("dearer"))
                              .priced(type, appointment, 1 + call / 4))
                  : scene.book("b" + call, "ana", "PT60", "2026-03-06T10:00");
            });
    outcomes.forEach(o -> assertTrue(o.refusal().isEmpty(), o::toString));
    Set<Long> prices = new HashSet<>();
    for (LedgerEntry entry : scene.entries("ana")) {
      if (entry.cause() == Cause.BOOKING) {
        prices.add(-entry.amount());
      }
    }
    assertTrue(prices.stream().allMatch(p -> p >= 1 && p <= 1 + CALLS / 4), prices::toString);
    for (int call = 1; call <= CALLS; call++) {
      if (call % 4 != 0) {
        scene.cancel("b" + call, "ana").orThrow();
      }
    }
    assertEquals(500, scene.available("ana", "PT60"));
    assertTrue(scene.audit().isClean());
  }

  /** Two clerks at once: the settings are one of theirs, and the history tells both. */
  @Test
  @DisplayName("M19 set by many at once: every change stands in the history, chained to the last")
  default void manyClerks() {
    Scene scene = scene().at("2026-03-02T09:00");
    ClientId ana = ClientId.of("ana");
    AtomicInteger calls = new AtomicInteger();
    RepeatScenarios.together(
        16,
        () -> {
          int call = calls.incrementAndGet();
          return scene
              .credits()
              .settings()
              .change(
                  SettingChange.set(
                      RequestKey.of("form-" + call),
                      SettingScope.of(ana),
                      Setting.OVERDRAFT_LIMIT,
                      java.util.OptionalLong.of(call),
                      Reason.of("as agreed")))
              .orThrow();
        });
    List<LedgerEntry> entries = scene.entries("ana");
    assertEquals(16, entries.size());
    for (int i = 1; i < entries.size(); i++) {
      assertEquals(entries.get(i - 1).facts().get(Fact.TO), entries.get(i).facts().get(Fact.FROM));
    }
    assertFalse(entries.get(0).facts().containsKey(Fact.FROM));
    scene.set(SettingScope.of(ana), Setting.BOOKING_WITHOUT_CREDIT, true).orThrow();
    assertTrue(scene.book("a", "ana", "PT60", "2026-03-06T10:00").isBooked());
    assertTrue(scene.audit().isClean());
  }
}
