package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.oracle.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("A command that is delivered again (I5)")
class ReplayProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(50);
  }

  @Property(seed = "501", edgeCases = EdgeCasesMode.NONE)
  @Label("has no effect and tells its first outcome, whenever, however often, whoever sends it")
  void tellsItsFirstOutcome(
      @ForAll("histories") History history, @ForAll @IntRange(max = 100) int percent) {
    Practice practice = Practice.open();
    Map<CreditCommand<?>, Prediction> first = new LinkedHashMap<>();
    for (Step step : history.steps()) {
      List<Prediction> outcomes = practice.run(step);
      for (int i = 0; i < step.commands().size() && i < outcomes.size(); i++) {
        if (outcomes.get(i).isCarriedOut()) {
          first.putIfAbsent(step.commands().get(i), outcomes.get(i));
        }
      }
    }
    List<CreditCommand<?>> prefix =
        new ArrayList<>(first.keySet()).subList(0, first.size() * percent / 100);
    Everything before = Everything.of(practice, history.commands());
    Step last = history.steps().get(history.steps().size() - 1);
    for (int time = 0; time < 2; time++) {
      for (CreditCommand<?> command : prefix) {
        Prediction again = practice.run(last.with(Step.Mode.ONE, List.of(command))).get(0);
        assertThat(told(again)).as(command::toString).isEqualTo(told(first.get(command)));
        assertThat(again.says()).as(command::toString).containsEntry("replayed", "true");
      }
    }
    assertThat(Everything.of(practice, history.commands())).isEqualTo(before);
  }

  /** All but what may be another by now: the state of the booking, and that it is a replay. */
  private static Map<String, String> told(@org.jspecify.annotations.Nullable Prediction outcome) {
    Map<String, String> says = new TreeMap<>();
    if (outcome != null) {
      says.putAll(outcome.says());
      says.put("variant", outcome.variant());
    }
    says.remove("state");
    says.remove("replayed");
    return says;
  }
}
