package io.sessioncredits.verification.jpa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Circumstances;
import io.sessioncredits.testkit.oracle.OracleDebt;
import io.sessioncredits.testkit.oracle.OracleLedger;
import io.sessioncredits.testkit.oracle.OracleLot;
import io.sessioncredits.testkit.oracle.Prediction;
import io.sessioncredits.verification.jpa.cell.Cell;
import io.sessioncredits.verification.jpa.cell.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

@Label("The same commands write the same entries, bit for bit, with each provider on each database")
class SameEntriesProperties {
  private static final AtomicInteger PRACTICES = new AtomicInteger();

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(40);
  }

  @Provide
  Arbitrary<List<Integer>> sizes() {
    return Arbitraries.integers().between(1, 12).list().ofSize(40);
  }

  private static PracticeId practice() {
    return PracticeId.of("riverside-" + PRACTICES.incrementAndGet());
  }

  private static Walk inMemory(PracticeId practice) {
    return new Walk(practice, InMemoryCreditStore.create());
  }

  private static Walk in(Cell cell, PracticeId practice) {
    return new Walk(practice, Rig.of(cell).store());
  }

  @Property(seed = "5101", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @Label("as in memory, however they are sent")
  void asInMemory(@ForAll("histories") History history) {
    PracticeId practice = practice();
    Walk memory = inMemory(practice);
    List<List<Prediction>> answers = history.steps().stream().map(memory::take).toList();
    Cell.defaults()
        .forEach(
            cell -> {
              Walk walk = in(cell, practice);
              for (int i = 0; i < answers.size(); i++) {
                Step step = history.steps().get(i);
                assertThat(walk.take(step))
                    .as(() -> cell + ", step " + step)
                    .isEqualTo(answers.get(i));
              }
              assertThat(walk.books()).as(cell::toString).isEqualTo(memory.books());
            });
  }

  @Property(seed = "5102", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @Label("in batches as one by one in memory")
  void inBatches(@ForAll("histories") History history, @ForAll("sizes") List<Integer> sizes) {
    PracticeId practice = practice();
    Walk memory = inMemory(practice);
    List<Step> decided = new ArrayList<>();
    List<Prediction> answers = new ArrayList<>();
    for (Step step : history.steps()) {
      for (CreditCommand<?> command : step.commands()) {
        Step one = step.with(Step.Mode.ONE, List.of(command));
        Prediction answer = memory.take(one).get(0);
        if (answer.isCarriedOut() || answer.isRefused()) {
          decided.add(one);
          answers.add(answer);
        }
      }
    }
    List<Step> batches = batches(decided, sizes);
    Cell.defaults()
        .forEach(
            cell -> {
              Walk walk = in(cell, practice);
              List<Prediction> others = new ArrayList<>();
              batches.forEach(step -> others.addAll(walk.take(step)));
              assertThat(others).as(cell::toString).isEqualTo(answers);
              assertThat(walk.books()).as(cell::toString).isEqualTo(memory.books());
            });
  }

  /** Neighbours under the same circumstances, in batches of up to the sizes given. */
  private static List<Step> batches(List<Step> steps, List<Integer> sizes) {
    List<Step> batches = new ArrayList<>();
    int next = 0;
    while (next < steps.size()) {
      Step first = steps.get(next).with(Step.Mode.ONE, List.of());
      int size = sizes.get(batches.size() % sizes.size());
      List<CreditCommand<?>> commands = new ArrayList<>();
      while (next < steps.size()
          && commands.size() < size
          && first.equals(steps.get(next).with(Step.Mode.ONE, List.of()))) {
        commands.addAll(steps.get(next).commands());
        next++;
      }
      batches.add(first.with(Step.Mode.EACH, commands));
    }
    return batches;
  }

  @Property(seed = "5103", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @Label("and come to what the oracle says: outcomes, balances, lots and debts")
  void asTheOracleSays(@ForAll("histories") History history) {
    Cell.defaults()
        .forEach(
            cell -> {
              PracticeId practice = practice();
              Walk walk = in(cell, practice);
              OracleLedger oracle = new OracleLedger(practice);
              for (Step step : history.steps()) {
                for (CreditCommand<?> command : step.commands()) {
                  Step one = step.with(Step.Mode.ONE, List.of(command));
                  Circumstances then =
                      new Circumstances(step.actor(), step.at(), step.policy().policy());
                  assertThat(walk.take(one))
                      .as(() -> cell + ": " + one)
                      .isEqualTo(List.of(oracle.apply(command, then)));
                }
              }
              for (Holder holder : Town.HOLDERS) {
                assertSame(walk.position(holder), oracle, holder, cell);
              }
            });
  }

  private static void assertSame(Position position, OracleLedger oracle, Holder holder, Cell cell) {
    TreeMap<CreditType, Object> balances = new TreeMap<>();
    position
        .accounts()
        .keySet()
        .forEach(type -> balances.put(type, position.balance(type, position.recordedAt())));
    assertThat(balances)
        .as(() -> "balances of " + holder + " in " + cell)
        .isEqualTo(oracle.balances(holder, position.recordedAt()));
    assertThat(
            position.at(position.recordedAt()).lots().stream()
                .filter(lot -> lot.remaining() > 0)
                .map(OracleLot::of))
        .as(() -> "lots of " + holder + " in " + cell)
        .isEqualTo(oracle.lots(holder, position.recordedAt()));
    assertThat(position.debts().stream().map(OracleDebt::of))
        .as(() -> "debts of " + holder + " in " + cell)
        .isEqualTo(oracle.debts(holder));
  }
}
