package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Position;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Circumstances;
import io.sessioncredits.testkit.oracle.OracleDebt;
import io.sessioncredits.testkit.oracle.OracleLedger;
import io.sessioncredits.testkit.oracle.OracleLot;
import io.sessioncredits.testkit.oracle.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The engine and the oracle side by side. */
final class Comparison {
  private static final int MOST_ENDS = 4;

  private final Practice practice = Practice.open();
  private final OracleLedger oracle = new OracleLedger(practice.id());
  private int number;

  /** Carries a step out on both, and fails if they say different things or then stand elsewhere. */
  void run(Step step) {
    number++;
    Circumstances then = new Circumstances(step.actor(), step.at(), step.policy().policy());
    assertThat(practice.run(step))
        .as(() -> "outcome of step " + number + ": " + step)
        .isEqualTo(predicted(oracle, step, then));
    for (Holder holder : Town.HOLDERS) {
      assertSame(practice, oracle, holder, "after step " + number);
    }
  }

  /** Returns what is written at the practice. */
  Practice practice() {
    return practice;
  }

  private static List<Prediction> predicted(OracleLedger oracle, Step step, Circumstances then) {
    List<CreditCommand<?>> commands = step.commands();
    List<Prediction> all =
        switch (step.mode()) {
          case ONE -> List.of(oracle.apply(commands.get(0), then));
          case EACH -> oracle.each(commands, then);
          case ALL -> oracle.all(commands, then);
        };
    Prediction last = all.get(all.size() - 1);
    boolean isNothingDone =
        !last.isCarriedOut() && (step.mode() == Step.Mode.ALL || !last.isRefused());
    return isNothingDone ? List.of(last) : all;
  }

  private static void assertSame(
      Practice practice, OracleLedger oracle, Holder holder, String when) {
    Position written = practice.position(holder);
    for (Instant instant : instants(practice, written)) {
      Position position = written.at(instant);
      assertThat(balances(position, instant))
          .as(() -> "balances of " + holder + " at " + instant + " " + when)
          .isEqualTo(oracle.balances(holder, instant));
      assertThat(lots(position))
          .as(() -> "lots of " + holder + " at " + instant + " " + when)
          .isEqualTo(oracle.lots(holder, instant));
    }
    assertThat(written.debts().stream().map(OracleDebt::of).toList())
        .as(() -> "debts of " + holder + " " + when)
        .isEqualTo(oracle.debts(holder));
  }

  private static List<OracleLot> lots(Position position) {
    return position.lots().stream().filter(l -> l.remaining() > 0).map(OracleLot::of).toList();
  }

  private static List<Instant> instants(Practice practice, Position written) {
    Instant clock = practice.clock();
    Instant now = written.recordedAt().isAfter(clock) ? written.recordedAt() : clock;
    List<Instant> instants = new ArrayList<>(List.of(now, now.plus(Duration.ofDays(9))));
    written.lots().stream()
        .map(l -> l.terms().validUntil())
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .sorted()
        .distinct()
        .limit(MOST_ENDS)
        .forEach(instants::add);
    return instants;
  }

  private static Map<CreditType, Balance> balances(Position position, Instant at) {
    Map<CreditType, Balance> balances = new TreeMap<>();
    position.accounts().keySet().forEach(t -> balances.put(t, position.balance(t, at)));
    return balances;
  }
}
