package io.sessioncredits.policy;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.NoteText;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a single call says against the settings: values by the name of the setting. Immutable; each
 * method returns a changed copy.
 */
public final class Overrides {
  private static final Overrides NONE = new Overrides(new TreeMap<>());

  private final SortedMap<String, String> values;

  private Overrides(SortedMap<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /** Returns no overrides. */
  public static Overrides none() {
    return NONE;
  }

  /**
   * Returns these overrides and one more.
   *
   * @throws InvalidInputException if the setting cannot be overridden by a call
   */
  public <T> Overrides with(Setting<T> setting, T value) {
    if (!Limits.given("setting", setting).levels().contains(SettingLevel.CALL)) {
      throw new InvalidInputException(
          "setting", setting, "must be one that a single call can override");
    }
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.put(setting.name(), setting.write(value));
    return new Overrides(changed);
  }

  /** Returns the values as they are kept, by the name of their setting. */
  public Map<String, String> values() {
    return values;
  }

  /** Returns whether nothing is overridden. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns these overrides as one text, to be kept with an entry. */
  public String text() {
    return NoteText.of(
        values.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Overrides that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
