package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.oracle.Prediction;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("What is not carried out where no refusal is remembered (I11)")
class RefusalProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(50).map(History::withoutRememberedRefusals);
  }

  @Property(seed = "1101", edgeCases = EdgeCasesMode.NONE)
  @Label("leaves everything bit for bit as it was: refusals, conflicts, bad input, replays, checks")
  void leavesNoTrace(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    List<CreditCommand<?>> commands = history.commands();
    Everything before = Everything.of(practice, commands);
    for (Step step : history.steps()) {
      practice.check(step);
      List<Prediction> outcomes = practice.run(step);
      Everything after = Everything.of(practice, commands);
      if (outcomes.stream().noneMatch(RefusalProperties::isNew)) {
        assertThat(after).as(step::toString).isEqualTo(before);
      }
      before = after;
    }
  }

  private static boolean isNew(Prediction outcome) {
    return outcome.isCarriedOut() && !"true".equals(outcome.says().get("replayed"));
  }

  @Property(seed = "1102", edgeCases = EdgeCasesMode.NONE)
  @Label("might as well never have been asked for")
  void mightAsWellNotHaveHappened(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    Practice other = Practice.open();
    for (Step step : history.steps()) {
      List<Prediction> outcomes = practice.run(step);
      if (step.mode() == Step.Mode.ALL || outcomes.size() < step.commands().size()) {
        if (outcomes.stream().anyMatch(RefusalProperties::isNew)) {
          other.run(step);
        }
      } else {
        for (int i = 0; i < outcomes.size(); i++) {
          if (isNew(outcomes.get(i))) {
            other.run(step.with(Step.Mode.ONE, List.of(step.commands().get(i))));
          }
        }
      }
    }
    assertThat(Everything.of(other, history.commands()))
        .isEqualTo(Everything.of(practice, history.commands()));
  }
}
