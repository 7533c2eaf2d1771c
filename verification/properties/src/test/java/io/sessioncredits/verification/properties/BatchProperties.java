package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.oracle.Prediction;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Commands sent together (I14)")
class BatchProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(50);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(1, 12).list().ofSize(50);
  }

  @Property(seed = "1401", edgeCases = EdgeCasesMode.NONE)
  @Label("write the same entries as one by one, bit for bit, and get the same answers")
  void sameAsOneByOne(@ForAll("histories") History history, @ForAll("sizes") List<Integer> sizes) {
    Practice single = Practice.open();
    Practice together = Practice.open();
    List<Step> asked = new ArrayList<>();
    List<Prediction> answers = new ArrayList<>();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Step one = step.with(Step.Mode.ONE, List.of(command));
        Prediction answer = single.run(one).get(0);
        if (answer.isCarriedOut() || answer.isRefused()) {
          asked.add(one);
          answers.add(answer);
        }
      }
    }
    List<Prediction> others = new ArrayList<>();
    for (Step step : grouped(asked, sizes)) {
      others.addAll(together.run(step));
    }
    assertThat(others).isEqualTo(answers);
    assertThat(Everything.of(together, history.commands()))
        .isEqualTo(Everything.of(single, history.commands()));
  }

  @Property(seed = "1402", edgeCases = EdgeCasesMode.NONE)
  @Label("or not at all do the same as long as none of them is refused")
  void allSameAsOneByOne(@ForAll("histories") History any, @ForAll("sizes") List<Integer> sizes) {
    History history = any.withoutRememberedRefusals();
    Practice single = Practice.open();
    Practice together = Practice.open();
    List<Step> done = new ArrayList<>();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Step one = step.with(Step.Mode.ONE, List.of(command));
        if (single.run(one).get(0).isCarriedOut()) {
          done.add(one);
        }
      }
    }
    for (Step step : grouped(done, sizes)) {
      List<Prediction> outcomes = together.run(step.with(Step.Mode.ALL, step.commands()));
      assertThat(outcomes).as(step::toString).allMatch(Prediction::isCarriedOut);
    }
    assertThat(Everything.of(together, history.commands()))
        .isEqualTo(Everything.of(single, history.commands()));
  }

  /** Neighbours under the same circumstances, in groups of up to the sizes given. */
  private static List<Step> grouped(List<Step> steps, List<Integer> sizes) {
    List<Step> groups = new ArrayList<>();
    int next = 0;
    int group = 0;
    while (next < steps.size()) {
      Step first = steps.get(next);
      int size = sizes.get(group++ % sizes.size());
      List<CreditCommand<?>> commands = new ArrayList<>();
      while (next < steps.size()
          && commands.size() < size
          && first
              .with(Step.Mode.ONE, List.of())
              .equals(steps.get(next).with(Step.Mode.ONE, List.of()))) {
        commands.addAll(steps.get(next).commands());
        next++;
      }
      groups.add(first.with(Step.Mode.EACH, commands));
    }
    return groups;
  }
}
