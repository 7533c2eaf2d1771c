package io.sessioncredits.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value of a setting in one situation, and which level decided.
 *
 * @param setting the setting
 * @param value the value in force
 * @param level the level that decided: the last one that says anything
 * @param said what each level says that says anything, the default included
 * @param <T> what the setting says
 */
public record SettingInForce<T>(
    Setting<T> setting, T value, SettingLevel level, Map<SettingLevel, T> said) {
  /** Copies the map. */
  public SettingInForce {
    said = Collections.unmodifiableMap(new TreeMap<>(said));
  }

  /** Returns what {@code other} says; empty if it says nothing. */
  public Optional<T> said(SettingLevel other) {
    return Optional.ofNullable(said.get(other));
  }

  /** Returns the value as it is kept. */
  public String text() {
    return setting.write(value);
  }
}
