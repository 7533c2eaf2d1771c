package io.sessioncredits.policy;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.NoteText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a practice as they stand: what the host gave, under what the practice has kept.
 *
 * <p>A pure function of the two. A setting is looked for from the most special level to the most
 * general: single call, client, service, practice, default (FIELD, S133). The catalogue is the kept
 * one as soon as anything of it is kept, and the host's until then.
 */
public final class RulesInForce {
  private final CreditPolicy given;
  private final CreditPolicy practice;
  private final Map<String, String> notes;

  private RulesInForce(CreditPolicy given, Map<String, String> notes) {
    this.given = given;
    this.notes = Map.copyOf(notes);
    CreditPolicy policy =
        CatalogueNotes.isKept(notes) ? given.withCatalogue(CatalogueNotes.read(notes)) : given;
    for (Setting<?> setting : Setting.all()) {
      String text = notes.get(note(setting, SettingScope.practice()));
      policy = text == null ? policy : setting.inText(policy, text);
    }
    this.practice = policy.withPackages(policy.packages().with(PackageNotes.read(notes)));
  }

  /**
   * Returns the rules of a practice.
   *
   * @param given what the host gave
   * @param notes what the practice has kept, by name
   */
  public static RulesInForce of(CreditPolicy given, Map<String, String> notes) {
    return new RulesInForce(Limits.given("policy of the practice", given), notes);
  }

  /** Returns the name of the note that keeps {@code setting} for {@code scope}. */
  public static String note(Setting<?> setting, SettingScope scope) {
    if (scope instanceof SettingScope.OfAppointmentType one) {
      return NoteText.of(setting.name(), "appointment", one.type().value());
    }
    if (scope instanceof SettingScope.OfCreditType one) {
      return NoteText.of(setting.name(), "credit", one.type().value());
    }
    return setting.name();
  }

  /** Returns the rules of the practice as a whole. */
  public CreditPolicy practice() {
    return practice;
  }

  /** Returns what the practice has kept, by name. */
  public Map<String, String> notes() {
    return notes;
  }

  /** Returns the rules in one situation. */
  public CreditPolicy in(Situation situation) {
    if (notes.isEmpty() && situation.notes().isEmpty() && situation.call().isEmpty()) {
      return practice;
    }
    CreditPolicy policy = practice;
    for (Setting<?> setting : Setting.all()) {
      Optional<String> special =
          said(setting, situation).entrySet().stream()
              .filter(e -> e.getKey().compareTo(SettingLevel.PRACTICE) > 0)
              .reduce((general, later) -> later)
              .map(Map.Entry::getValue);
      policy = special.isPresent() ? setting.inText(policy, special.get()) : policy;
    }
    return policy;
  }

  /** Returns the value of {@code setting} in one situation, and which level decided. */
  public <T> SettingInForce<T> explain(Setting<T> setting, Situation situation) {
    Map<SettingLevel, T> said = new EnumMap<>(SettingLevel.class);
    said.put(SettingLevel.DEFAULT, setting.of(given));
    said(setting, situation).forEach((level, text) -> said.put(level, setting.read(text)));
    SettingLevel deciding = said.keySet().stream().reduce((general, later) -> later).orElseThrow();
    return new SettingInForce<>(setting, setting.of(in(situation)), deciding, said);
  }

  /** Returns the values of all settings in one situation. */
  public SettingsInForce explain(Situation situation) {
    List<SettingInForce<?>> all = new ArrayList<>();
    Setting.all().forEach(s -> all.add(explain(s, situation)));
    return new SettingsInForce(all);
  }

  /** What each level but the default says, from the most general to the most special. */
  private Map<SettingLevel, String> said(Setting<?> setting, Situation situation) {
    Map<SettingLevel, String> said = new EnumMap<>(SettingLevel.class);
    say(said, setting, SettingLevel.PRACTICE, notes.get(setting.name()));
    situation
        .appointment()
        .map(SettingScope::of)
        .ifPresent(s -> say(said, setting, s.level(), notes.get(note(setting, s))));
    situation
        .credit()
        .map(SettingScope::of)
        .ifPresent(s -> say(said, setting, s.level(), notes.get(note(setting, s))));
    say(said, setting, SettingLevel.CLIENT, situation.notes().get(setting.name()));
    say(said, setting, SettingLevel.CALL, situation.call().values().get(setting.name()));
    return said;
  }

  private static void say(
      Map<SettingLevel, String> said,
      Setting<?> setting,
      SettingLevel level,
      @Nullable String text) {
    if (text != null && setting.levels().contains(level)) {
      said.put(level, text);
    }
  }
}
