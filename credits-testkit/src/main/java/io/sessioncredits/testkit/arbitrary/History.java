package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.command.CreditCommand;
import java.util.List;

/**
 * What happened at one practice, from the beginning.
 *
 * @param steps the steps in the order in which they arrived
 */
public record History(List<Step> steps) {
  /** Copies the steps. */
  public History {
    steps = List.copyOf(steps);
  }

  /** Returns all commands in order. */
  public List<CreditCommand<?>> commands() {
    return steps.stream().<CreditCommand<?>>flatMap(s -> s.commands().stream()).toList();
  }

  /** Returns the same under rules that remember no refusal. */
  public History withoutRememberedRefusals() {
    return new History(
        steps.stream()
            .map(
                s ->
                    new Step(
                        s.at(),
                        s.actor(),
                        new PolicyChoice(
                            s.policy().words(), s.policy().policy().withRememberRefusals(false)),
                        s.mode(),
                        s.commands()))
            .toList());
  }

  /** Returns one line for each step, and one where the policy changes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String policy = "";
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.policy().words().equals(policy)) {
        policy = step.policy().words();
        text.append("\n  -- ").append(policy);
      }
      text.append("\n  ").append(i + 1).append(". ").append(step);
    }
    return text.toString();
  }
}
