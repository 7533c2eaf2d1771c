package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.transfer.Transfer;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("The price of credits")
class PriceProperties {
  private static final CreditType TYPE = Town.FLEX;

  /** So many credits handed on; or, if {@code isUndone}, an earlier transfer undone. */
  record Act(int sender, int receiver, int credits, boolean isUndone) {}

  @Provide
  Arbitrary<List<Act>> acts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(false, false, true))
        .as(Act::new)
        .list()
        .ofMaxSize(20);
  }

  @Property(seed = "9101", edgeCases = EdgeCasesMode.NONE)
  @Label("is not a cent more or less after any transfers and their undoing")
  void noCentIsLost(
      @ForAll @IntRange(min = 1, max = 12) int credits,
      @ForAll @IntRange(max = 40) int cents,
      @ForAll("acts") List<Act> acts) {
    Practice practice = Practice.open();
    practice.run(
        step(
            Grant.of(Town.CLIENTS.get(0), TYPE, credits, PurchaseRef.of("sale"))
                .withPrice(Price.of(cents, "EUR"))));
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      if (act.isUndone()) {
        RequestKey key = RequestKey.of("key" + Math.max(0, i - act.credits()));
        practice.run(
            step(
                Reversal.of(Operation.TRANSFER, key, Reason.of("a mistake"))
                    .withShortfall(ShortfallRule.CLAMP)));
      } else {
        practice.run(
            step(
                Transfer.of(
                    RequestKey.of("key" + i),
                    Town.CLIENTS.get(act.sender()),
                    Town.CLIENTS.get(act.receiver()),
                    TYPE,
                    act.credits())));
      }
      assertThat(worth(practice)).as("what all credits are worth after act %d", i).isEqualTo(cents);
    }
  }

  private static Step step(CreditCommand<?> command) {
    return new Step(
        Town.START,
        Town.ACTORS.get(0),
        Policies.standard(ZoneOffset.UTC),
        Step.Mode.ONE,
        List.of(command));
  }

  private static long worth(Practice practice) {
    long worth = 0;
    for (Holder holder : Town.HOLDERS) {
      for (OpenLot lot : practice.position(holder).lots()) {
        worth += lot.value(lot.remaining()).map(Price::minorUnits).orElse(0L);
      }
    }
    return worth;
  }
}
