package io.sessioncredits.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of all settings in one situation, each with the level that decided. */
public final class SettingsInForce {
  private final Map<String, SettingInForce<?>> byName = new LinkedHashMap<>();

  SettingsInForce(Collection<SettingInForce<?>> settings) {
    settings.forEach(s -> byName.put(s.setting().name(), s));
  }

  /** Returns the value of {@code setting}, and which level decided. */
  @SuppressWarnings("unchecked") // the values are kept under the settings they are of
  public <T> SettingInForce<T> of(Setting<T> setting) {
    SettingInForce<?> found = byName.get(setting.name());
    if (found == null) {
      throw new IllegalStateException("every setting has a value");
    }
    return (SettingInForce<T>) found;
  }

  /** Returns all of them. */
  public Collection<SettingInForce<?>> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
