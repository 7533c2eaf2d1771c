package io.sessioncredits.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerIntegrityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The rules in force")
class RulesInForceTest {
  private static final CreditPolicy GIVEN = CreditPolicy.standard(ZoneOffset.UTC);
  private static final AppointmentType MASSAGE = AppointmentType.of("massage-60");
  private static final CreditType YOGA = CreditType.of("yoga");

  @Test
  @DisplayName("are the host's own where nothing is kept")
  void nothingKept() {
    RulesInForce rules = RulesInForce.of(GIVEN, Map.of());
    assertThat(rules.practice()).isSameAs(GIVEN);
    assertThat(rules.in(Situation.booking(MASSAGE, Map.of(), Overrides.none()))).isSameAs(GIVEN);
  }

  @ParameterizedTest
  @CsvSource({
    ",,,,DEFAULT,false",
    "true,,,,PRACTICE,true",
    "true,false,,,APPOINTMENT_TYPE,false",
    "true,false,true,,CLIENT,true",
    "true,false,true,false,CALL,false",
    ",,,true,CALL,true",
    "false,,true,,CLIENT,true",
    ",true,,,APPOINTMENT_TYPE,true"
  })
  @DisplayName("are decided by the most special level that says anything")
  void precedence(
      Boolean practice,
      Boolean service,
      Boolean client,
      Boolean call,
      SettingLevel level,
      boolean value) {
    Setting<Boolean> setting = Setting.BOOKING_WITHOUT_CREDIT;
    Map<String, String> kept = new HashMap<>();
    Map<String, String> own = new HashMap<>();
    put(kept, RulesInForce.note(setting, SettingScope.practice()), practice);
    put(kept, RulesInForce.note(setting, SettingScope.of(MASSAGE)), service);
    put(kept, RulesInForce.note(setting, SettingScope.of(AppointmentType.of("other"))), true);
    put(own, setting.name(), client);
    Overrides said = call == null ? Overrides.none() : Overrides.none().with(setting, call);
    RulesInForce rules = RulesInForce.of(GIVEN, kept);
    Situation situation = Situation.booking(MASSAGE, own, said);
    SettingInForce<Boolean> explained = rules.explain(situation).of(setting);
    assertThat(explained.level()).isEqualTo(level);
    assertThat(explained.value()).isEqualTo(value);
    assertThat(explained.said(level)).contains(value);
    assertThat(explained.said(SettingLevel.DEFAULT)).contains(false);
    assertThat(rules.in(situation).bookingWithoutCredit()).isEqualTo(value);
  }

  private static void put(Map<String, String> notes, String name, Boolean value) {
    if (value != null) {
      notes.put(name, value.toString());
    }
  }

  @Test
  @DisplayName("pass over what is kept at a level where the setting has no say")
  void levelsWithoutSay() {
    Map<String, String> own = Map.of(Setting.ACTIVE.name(), "false");
    assertThat(
            RulesInForce.of(GIVEN, Map.of())
                .in(Situation.booking(MASSAGE, own, Overrides.none()))
                .active())
        .isTrue();
  }

  @Test
  @DisplayName("of credits are set for a credit type")
  void ofCredits() {
    RulesInForce rules =
        RulesInForce.of(
            GIVEN, Map.of(RulesInForce.note(Setting.TRANSFERS, SettingScope.of(YOGA)), "ANYBODY"));
    assertThat(rules.in(Situation.credits(YOGA, Map.of())).transfers())
        .isEqualTo(TransferRule.ANYBODY);
    assertThat(rules.in(Situation.credits(CreditType.of("other"), Map.of())).transfers())
        .isEqualTo(TransferRule.STAFF);
  }

  @Test
  @DisplayName("take the kept catalogue instead of the host's as soon as there is one")
  void keptCatalogue() {
    Catalogue host = Catalogue.byAppointmentType().notCredited(MASSAGE);
    Catalogue kept =
        Catalogue.byAppointmentType()
            .covering(YOGA, AppointmentType.of("yin"), AppointmentType.of("hatha"))
            .priced(YOGA, AppointmentType.of("yin"), 2)
            .offering(MASSAGE);
    CreditPolicy given = GIVEN.withCatalogue(host);
    assertThat(RulesInForce.of(given, Map.of()).practice().catalogue().isCredited(MASSAGE))
        .isFalse();
    RulesInForce rules = RulesInForce.of(given, CatalogueNotes.write(kept));
    Catalogue read = rules.practice().catalogue();
    assertThat(read.isCredited(MASSAGE)).isTrue();
    assertThat(CatalogueNotes.write(read)).isEqualTo(CatalogueNotes.write(kept));
    assertThat(read.services()).containsExactly(MASSAGE);
  }

  static List<Kept<?>> values() {
    SortedSet<Long> marks = new TreeSet<>(List.of(1L, 3L));
    return List.of(
        new Kept<>(Setting.ACTIVE, false, "false"),
        new Kept<>(Setting.BOOKING_WITHOUT_CREDIT, true, "true"),
        new Kept<>(Setting.OVERDRAFT_LIMIT, OptionalLong.of(3), "3"),
        new Kept<>(Setting.OVERDRAFT_LIMIT, OptionalLong.empty(), "none"),
        new Kept<>(Setting.RESTORE_ON_CANCEL, false, "false"),
        new Kept<>(Setting.CANCELLATION_WINDOW, Optional.of(Duration.ofHours(24)), "PT24H"),
        new Kept<>(Setting.CANCELLATION_WINDOW, Optional.empty(), "none"),
        new Kept<>(Setting.TRANSFERS, TransferRule.ANYBODY, "ANYBODY"),
        new Kept<>(Setting.LOW_BALANCE_AT, marks, "1/3"),
        new Kept<>(Setting.LOW_BALANCE_AT, new TreeSet<>(), "none"),
        new Kept<>(Setting.TRACK_AUTHORIZATION, true, "true"),
        new Kept<>(Setting.ENFORCE_AUTHORIZATION, true, "true"));
  }

  record Kept<T>(Setting<T> setting, T value, String text) {
    void check() {
      assertThat(setting.write(value)).isEqualTo(text);
      assertThat(setting.read(text)).isEqualTo(value);
      assertThat(setting.of(setting.in(GIVEN, value))).isEqualTo(value);
      assertThat(Setting.named(setting.name())).isSameAs(setting);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("are kept as text, and read from it, for ever")
  void texts(Kept<?> kept) {
    kept.check();
  }

  @Test
  @DisplayName("are kept for every setting there is")
  void everySetting() {
    assertThat(values().stream().map(v -> (Object) v.setting()).distinct())
        .containsExactlyInAnyOrderElementsOf(Setting.all());
  }

  @ParameterizedTest
  @CsvSource({
    "active,yes",
    "overdraft-limit,three",
    "cancellation-window,24h",
    "transfers,SOMEBODY",
    "low-balance-at,1/x"
  })
  @DisplayName("are not made of a damaged text")
  void damaged(String name, String text) {
    assertThatThrownBy(() -> Setting.named(name).read(text))
        .isInstanceOf(LedgerIntegrityException.class);
  }

  @Test
  @DisplayName("of a call can override those settings alone that a call may")
  void overrides() {
    assertThatThrownBy(() -> Overrides.none().with(Setting.ACTIVE, false))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Setting.named("colour")).isInstanceOf(InvalidInputException.class);
    Overrides said = Overrides.none().with(Setting.OVERDRAFT_LIMIT, OptionalLong.of(2));
    assertThat(said.text()).isEqualTo("overdraft-limit:2");
    assertThat(said).isEqualTo(Overrides.none().with(Setting.OVERDRAFT_LIMIT, OptionalLong.of(2)));
    assertThat(said).isNotEqualTo(Overrides.none());
  }
}
