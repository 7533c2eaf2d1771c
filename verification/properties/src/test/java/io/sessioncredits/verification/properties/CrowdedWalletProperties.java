package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.SpendMode;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.PolicyChoice;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.invariant.Invariant;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

@Label("A wallet with as many open lines as it may have")
class CrowdedWalletProperties {
  private static final ClientId ANNA = Town.CLIENTS.get(0);
  private static final int TRIES = 8;

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(10);
  }

  @Property(seed = "1801", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("merges lots of equal terms before it refuses anything, as the oracle does")
  void mergesAsTheOracleDoes(
      @ForAll("histories") History history,
      @ForAll @IntRange(min = -2, max = 0) int missing,
      @ForAll @IntRange(max = 9) int alike) {
    Comparison comparison = new Comparison();
    comparison.run(lots(Limits.OPEN_LINES + missing, alike));
    comparison.run(together(Policies.standard(ZoneOffset.UTC), List.of(lot(900), lot(901))));
    history.steps().forEach(comparison::run);
    assertThat(Invariant.allViolations(comparison.practice().books())).isEmpty();
    long merged =
        comparison.practice().books().allEntries().stream()
            .filter(e -> e.cause() == Cause.MERGE)
            .count();
    Statistics.label("lots").collect(merged > 0 ? "merged" : "not merged");
  }

  private static Grant lot(int number) {
    return Grant.of(ANNA, Town.FLEX, 2, PurchaseRef.of("more" + number));
  }

  /** So many lots; the first ones alike but for their price, all others different. */
  private static Step lots(int number, int alike) {
    List<CreditCommand<?>> grants = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      CreditType type = i % 3 == 0 ? Town.FLEX : CreditType.of("YOGA");
      Duration life = i < alike ? Duration.ofDays(21) : Duration.ofDays(22).plusMinutes(i);
      long credits = 1L + i % 3;
      long cents = credits * (1 + i % 2) * 5;
      grants.add(
          Grant.of(ANNA, type, credits, PurchaseRef.of("stock" + i))
              .withValidFrom(Town.START)
              .withValidUntil(Town.START.plus(life))
              .withPrice(Price.of(cents, "EUR")));
    }
    return together(Policies.standard(ZoneOffset.UTC), grants);
  }

  @Property(seed = "1802", tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  @Label("refuses another hold as the oracle does")
  void refusesHoldsAsTheOracleDoes(
      @ForAll("histories") History history, @ForAll @IntRange(min = -2, max = 0) int missing) {
    PolicyChoice standard = Policies.standard(ZoneOffset.UTC);
    PolicyChoice holding =
        new PolicyChoice(
            "spending at attendance", standard.policy().withSpendMode(SpendMode.AT_ATTENDANCE));
    Comparison comparison = new Comparison();
    List<CreditCommand<?>> commands = new ArrayList<>();
    commands.add(Grant.of(ANNA, Town.FLEX, 2 * Limits.OPEN_LINES, PurchaseRef.of("stock")));
    for (int i = 0; i < Limits.OPEN_LINES + missing; i++) {
      BookingRef ref = BookingRef.of("stock" + i);
      commands.add(Booking.of(ref, ANNA, Town.YOGA, Town.START.plus(Duration.ofDays(60))));
    }
    comparison.run(together(holding, commands));
    history.steps().forEach(comparison::run);
    assertThat(Invariant.allViolations(comparison.practice().books())).isEmpty();
  }

  private static Step together(PolicyChoice policy, List<CreditCommand<?>> commands) {
    return new Step(Town.START, Town.ACTORS.get(0), policy, Step.Mode.ALL, commands);
  }
}
