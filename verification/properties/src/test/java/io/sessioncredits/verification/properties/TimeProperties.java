package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

@Label("What time alone brings (I13)")
class TimeProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(50);
  }

  @Provide
  Arbitrary<List<Boolean>> nights() {
    return Arbitraries.of(true, false, false).list().ofSize(60);
  }

  @Property(seed = "1301", edgeCases = EdgeCasesMode.NONE)
  @Label("is written by the next command exactly as reads showed it before")
  void isWrittenAsShown(
      @ForAll("histories") History history, @ForAll @LongRange(max = 2_000) long hours) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Step last = history.steps().get(history.steps().size() - 1);
    for (Holder holder : Town.HOLDERS) {
      Position before = practice.position(holder);
      Instant then = later(before, last.at()).plus(Duration.ofHours(hours));
      Step night =
          new Step(
              then, last.actor(), last.policy(), Step.Mode.ONE, List.of(Sweep.of(holder, then)));
      List<Change> shown = before.implied(then);
      List<LedgerEntry> due = due(practice, night, holder);
      Map<CreditType, Balance> balances = balances(before.at(then), then);

      Prediction swept = practice.run(night).get(0);

      Position after = practice.position(holder);
      assertThat(swept.isCarriedOut()).isEqualTo(!shown.isEmpty());
      assertThat(due).hasSameSizeAs(shown);
      assertThat(after.lots()).isEqualTo(before.at(then).lots());
      assertThat(after.debts()).isEqualTo(before.at(then).debts());
      assertThat(after.holds()).isEqualTo(before.at(then).holds());
      assertThat(balances(after, then)).isEqualTo(balances);
      assertThat(written(practice, holder, shown.size())).isEqualTo(plain(due));
      assertThat(after.implied(then)).isEmpty();
    }
  }

  private static Instant later(Position position, Instant clock) {
    return position.recordedAt().isAfter(clock) ? position.recordedAt() : clock;
  }

  private static List<LedgerEntry> due(Practice practice, Step night, Holder holder) {
    return practice.at(night).ledger().history(HistoryQuery.of(holder)).due();
  }

  private static List<String> written(Practice practice, Holder holder, int newest) {
    List<LedgerEntry> entries =
        practice.books().allEntries().stream()
            .filter(e -> e.account().wallet().holder().equals(holder))
            .filter(e -> e.request().operation() == Operation.SWEEP)
            .sorted(TimeProperties::byAge)
            .toList();
    return plain(entries.subList(0, newest));
  }

  private static int byAge(LedgerEntry a, LedgerEntry b) {
    int byTime = b.recordedAt().compareTo(a.recordedAt());
    return byTime != 0 ? byTime : b.line() - a.line();
  }

  /** Entries as they were announced: without the digest and the name of the sweep. */
  private static List<String> plain(List<LedgerEntry> entries) {
    return entries.stream()
        .map(
            e ->
                e.withDigest(Digest.NONE).ref()
                    + " "
                    + e.primitive()
                    + " "
                    + e.cause()
                    + " "
                    + e.lot()
                    + " "
                    + e.amount()
                    + " "
                    + e.held()
                    + " "
                    + e.balanceAfter()
                    + " "
                    + e.effectiveAt()
                    + " "
                    + e.recordedAt()
                    + " "
                    + e.line()
                    + " "
                    + e.related()
                    + " "
                    + e.session()
                    + " "
                    + e.actor())
        .toList();
  }

  private static Map<CreditType, Balance> balances(Position position, Instant at) {
    Map<CreditType, Balance> balances = new HashMap<>();
    position.accounts().keySet().forEach(t -> balances.put(t, position.balance(t, at)));
    return balances;
  }

  @Property(seed = "1302", edgeCases = EdgeCasesMode.NONE)
  @Label("may be swept up at any time, or never: no answer and no balance changes")
  void maySweepAnyTime(
      @ForAll("histories") History history, @ForAll("nights") List<Boolean> nights) {
    Practice swept = Practice.open();
    Practice unswept = Practice.open();
    int night = 0;
    for (Step step : forward(withoutSweeps(history))) {
      if (nights.get(night++ % nights.size())) {
        swept.at(step);
        swept.sweep();
      }
      assertThat(swept.run(step)).as(step::toString).isEqualTo(unswept.run(step));
      for (Holder holder : Town.HOLDERS) {
        Position one = swept.position(holder);
        Position two = unswept.position(holder);
        Instant now = later(one, later(two, step.at()));
        assertThat(balances(one.at(now), now))
            .as(() -> holder + " after " + step)
            .isEqualTo(balances(two.at(now), now));
      }
    }
  }

  private static List<Step> withoutSweeps(History history) {
    List<Step> steps = new ArrayList<>();
    for (Step step : history.steps()) {
      List<CreditCommand<?>> commands =
          step.commands().stream()
              .<CreditCommand<?>>map(c -> c)
              .filter(c -> c.operation() != Operation.SWEEP)
              .toList();
      if (!commands.isEmpty()) {
        steps.add(step.with(step.mode(), commands));
      }
    }
    return steps;
  }

  /** The same with a clock that never goes back, which would be told by who wrote last. */
  private static List<Step> forward(List<Step> steps) {
    List<Step> forward = new ArrayList<>();
    Instant latest = Town.START;
    for (Step step : steps) {
      latest = step.at().isAfter(latest) ? step.at() : latest;
      forward.add(new Step(latest, step.actor(), step.policy(), step.mode(), step.commands()));
    }
    return forward;
  }
}
