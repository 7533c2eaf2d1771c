package io.sessioncredits.engine;

import io.sessioncredits.model.Refusal;
import java.util.Map;

/** What was decided about a command; what it writes is in the draft. */
public sealed interface Decision {
  /**
   * It is carried out.
   *
   * @param variant the name of the outcome's variant
   * @param facts what the variant says
   */
  record Accepted(String variant, Map<String, String> facts) implements Decision {}

  /**
   * It is refused; the draft is thrown away.
   *
   * @param refusal why
   */
  record Declined(Refusal refusal) implements Decision {}

  /** Returns that the command is carried out with this variant of its outcome. */
  static Decision accepted(String variant) {
    return new Accepted(variant, Map.of());
  }

  /** Returns that the command is carried out with this variant, which says one thing. */
  static Decision accepted(String variant, String name, long value) {
    return new Accepted(variant, Map.of(name, Long.toString(value)));
  }

  /** Returns that the command is refused. */
  static Decision declined(Refusal refusal) {
    return new Declined(refusal);
  }
}
