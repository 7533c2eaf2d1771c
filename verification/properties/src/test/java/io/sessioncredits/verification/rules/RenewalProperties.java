package io.sessioncredits.verification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.inmemory.InMemoryCreditStore;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.packages.CycleRef;
import io.sessioncredits.packages.DueCycle;
import io.sessioncredits.packages.Payment;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalRun;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.fault.FaultyCreditStore;
import io.sessioncredits.testkit.fault.Moment;
import io.sessioncredits.testkit.invariant.Invariant;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

@Label("Renewals")
class RenewalProperties {
  private static final String SEED = "4711";
  private static final PracticeId PRACTICE = PracticeId.of("riverside");
  private static final ClientId ANA = ClientId.of("ana");
  private static final CreditType PT60 = CreditType.of("PT60");
  private static final CreditType YOGA = CreditType.of("YOGA");
  private static final PurchaseRef SALE = PurchaseRef.of("sale");
  private static final Instant LATE = Instant.parse("2027-06-15T12:00:00Z");

  private static final PackageDefinition MONTHLY =
      PackageDefinition.of(
              PackageId.of("monthly"),
              "Monthly",
              List.of(PackageContent.of(PT60, 3), PackageContent.of(YOGA, 2)))
          .withPrice(Price.of(9_999, "EUR"))
          .withRenewal(Period.ofMonths(1));

  private static SessionCredits credits(OwningCreditStore store) {
    CreditPolicy policy =
        CreditPolicy.standard(ZoneOffset.UTC).withPackages(Assortment.of(List.of(MONTHLY)));
    return SessionCredits.builder().store(store).policy(policy).clock(() -> LATE).build();
  }

  private static Purchase purchase(PurchaseRef sale) {
    return Purchase.of(sale, ANA, MONTHLY.id()).withDate(LocalDate.parse("2026-01-31"));
  }

  private static void assertWhole(OwningCreditStore store) {
    assertThat(Invariant.allViolations(store.queries(), PRACTICE)).isEmpty();
  }

  @Property(seed = SEED)
  @Label("grant each cycle that was paid once, whatever is delivered how often in which order")
  void once(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 12) Integer> cycles,
      @ForAll long paid) {
    OwningCreditStore store = InMemoryCreditStore.create();
    var packages = credits(store).at(PRACTICE).as(Actor.system("billing")).packages();
    packages.purchase(purchase(SALE)).orThrow();
    Set<Integer> granted = new HashSet<>(Set.of(1));
    for (int i = 0; i < cycles.size(); i++) {
      boolean isPaid = BigInteger.valueOf(paid).testBit(i % Long.SIZE);
      Renewal renewal = Renewal.of(SALE, CycleRef.number(cycles.get(i)));
      boolean isGranted = packages.renew(renewal.withPaymentFailed(!isPaid)).isGranted();
      if (isPaid) {
        granted.add(cycles.get(i));
      }
      assertThat(isGranted).isEqualTo(granted.contains(cycles.get(i)) && cycles.get(i) > 1);
    }
    var ledger = credits(store).at(PRACTICE).as(Actor.system("billing")).ledger();
    assertThat(ledger.balance(ANA, PT60).number()).isEqualTo(3L * granted.size());
    assertThat(ledger.balance(ANA, YOGA).number()).isEqualTo(2L * granted.size());
    assertThat(packages.purchase(SALE).orElseThrow().cycles().orElseThrow().granted())
        .containsExactlyInAnyOrderElementsOf(granted);
    assertWhole(store);
  }

  @Property(seed = SEED, tries = 60)
  @Label("of a billing day are each granted once, wherever the run is cut off and begun again")
  void cutOff(
      @ForAll @IntRange(min = 1, max = 40) int call,
      @ForAll @IntRange(min = 1, max = 7) int chunk) {
    OwningCreditStore sound = InMemoryCreditStore.create();
    var packages = credits(sound).at(PRACTICE).as(Actor.system("billing")).packages();
    for (int i = 0; i < 5; i++) {
      packages.purchase(purchase(PurchaseRef.of("sale-" + i))).orThrow();
    }
    FaultyCreditStore faulty = new FaultyCreditStore(sound);
    faulty.failAt(call, Moment.AFTER);
    RenewalRun run = RenewalRun.of(RenewalProperties::paid).withChunk(chunk);
    long before = runOrFail(faulty, run);
    long after = credits(sound).at(PRACTICE).renewals(Actor.TIME).renewDue(run).renewed();
    assertThat(before + after).isLessThanOrEqualTo(5L * 17);
    assertThat(credits(sound).at(PRACTICE).renewals(Actor.TIME).renewDue(run).purchases()).isZero();
    var ledger = credits(sound).at(PRACTICE).as(Actor.TIME).ledger();
    assertThat(ledger.balance(ANA, PT60).number()).isEqualTo(3L * 5 * 17);
    assertWhole(sound);
  }

  private static long runOrFail(OwningCreditStore store, RenewalRun run) {
    List<Long> renewed = new ArrayList<>(List.of(0L));
    try {
      var unused =
          credits(store)
              .at(PRACTICE)
              .renewals(Actor.TIME)
              .renewDue(run.withProgress(report -> renewed.add(report.renewed())));
    } catch (RuntimeException e) {
      // the process died here
    }
    return renewed.get(renewed.size() - 1);
  }

  private static Map<DueCycle, Payment> paid(List<DueCycle> due) {
    Map<DueCycle, Payment> answers = new HashMap<>();
    due.forEach(cycle -> answers.put(cycle, Payment.paid()));
    return answers;
  }

  @Property(seed = SEED)
  @Label("cost what was paid, to the last cent, whatever numbers the package was sold with")
  void cents(
      @ForAll @LongRange(max = 1_000_000_000) long cents,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long first,
      @ForAll @LongRange(max = 1_000_000_000) long second) {
    List<PackageContent> sold =
        MONTHLY.sold(Map.of(PT60, first, YOGA, second), Optional.of(Price.of(cents, "EUR")));
    assertThat(sold.stream().mapToLong(c -> c.price().orElseThrow().minorUnits()).sum())
        .isEqualTo(cents);
    assertThat(sold).hasSize(second == 0 ? 1 : 2);
  }
}
