package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.invariant.Invariant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The books of a practice")
class InvariantProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  @Property(seed = "1001", edgeCases = EdgeCasesMode.NONE)
  @Label(
      "keep every invariant that shows in them, whatever happened (I1-I5, I7, I8, I10, I12, I13)")
  void keepInvariants(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    int half = history.steps().size() / 2;
    history.steps().subList(0, half).forEach(practice::run);
    assertThat(Invariant.allViolations(practice.books())).isEmpty();
    history.steps().subList(half, history.steps().size()).forEach(practice::run);
    assertThat(Invariant.allViolations(practice.books())).isEmpty();
    assertThat(practice.credits().at(practice.id()).maintenance().audit().problems())
        .as("what the auditor says")
        .isEmpty();
  }

  @Property(seed = "1002", edgeCases = EdgeCasesMode.NONE)
  @Label("only ever grow (I9)")
  void grow(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    Map<AccountKey, List<LedgerEntry>> before = Map.of();
    for (Step step : history.steps()) {
      practice.run(step);
      Map<AccountKey, List<LedgerEntry>> after = practice.books().entries();
      before.forEach(
          (account, entries) ->
              assertThat(after.getOrDefault(account, List.of()))
                  .as(() -> account + " after " + step)
                  .startsWith(entries.toArray(new LedgerEntry[0])));
      before = after;
    }
  }
}
