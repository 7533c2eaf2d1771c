package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.oracle.Prediction;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The limit of what may be owed (I6)")
class LimitProperties {
  private static final Set<Operation> BOUND =
      EnumSet.of(Operation.BOOK, Operation.ATTEND, Operation.TRANSFER, Operation.GRANT);

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  @Property(seed = "601", edgeCases = EdgeCasesMode.NONE)
  @Label("is kept by every booking, attendance, transfer and grant, whatever was owed before")
  void isKept(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    for (Step step : history.steps()) {
      Map<Holder, Position> before = new HashMap<>();
      Town.HOLDERS.forEach(h -> before.put(h, practice.position(h)));
      List<Prediction> outcomes = practice.run(step);
      boolean isBound =
          step.commands().stream().allMatch(c -> BOUND.contains(c.operation()))
              && outcomes.stream().anyMatch(Prediction::isCarriedOut);
      if (isBound) {
        before.forEach((holder, position) -> assertKept(practice, step, holder, position));
      }
    }
  }

  private static void assertKept(Practice practice, Step step, Holder holder, Position before) {
    Position after = practice.position(holder);
    Instant now = after.recordedAt().isAfter(step.at()) ? after.recordedAt() : step.at();
    Position then = before.at(now);
    long limit = limit(step.policy().policy());
    Set<CreditType> types = new TreeSet<>(after.accounts().keySet());
    for (CreditType type : types) {
      long number = after.at(now).balance(type, now).number();
      long least = Math.min(-limit, then.balance(type, now).number());
      assertThat(number)
          .as(() -> type + " of " + holder + " after " + step)
          .isGreaterThanOrEqualTo(least);
    }
  }

  private static long limit(CreditPolicy policy) {
    return policy.bookingWithoutCredit() ? policy.overdraftLimit().orElse(Long.MAX_VALUE) : 0;
  }
}
