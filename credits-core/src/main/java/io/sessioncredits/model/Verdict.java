package io.sessioncredits.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first outcome of a command as it is kept: which variant it was, what it says, and what moved.
 *
 * @param variant the name of the outcome's variant
 * @param facts what the variant says, by name; texts of the alphabet of {@link Limits#id}, or as
 *     {@link NoteText} makes them
 * @param movements what the entries did, in order
 */
public record Verdict(String variant, Map<String, String> facts, List<Movement> movements) {
  /** Copies the collections. */
  public Verdict {
    Limits.id("variant", variant);
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    movements = List.copyOf(movements);
  }

  /**
   * Returns what the variant says under {@code name}.
   *
   * @throws LedgerIntegrityException if it does not say that, so that what is stored is damaged
   */
  public String fact(String name) {
    String text = facts.get(name);
    if (text == null) {
      throw new LedgerIntegrityException("the kept outcome " + variant + " does not say " + name);
    }
    return text;
  }
}
