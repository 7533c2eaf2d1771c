package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.PurchaseState;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.Validity;
import io.sessioncredits.packages.ContentsChange;
import io.sessioncredits.packages.CycleRef;
import io.sessioncredits.packages.DueCycle;
import io.sessioncredits.packages.Packages;
import io.sessioncredits.packages.Payment;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.Renewal;
import io.sessioncredits.packages.RenewalCancellation;
import io.sessioncredits.packages.RenewalReport;
import io.sessioncredits.packages.RenewalRun;
import io.sessioncredits.policy.Assortment;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Packages that renew each billing cycle. */
public interface RenewalScenarios extends StoreSource {
  /** A cycle is granted once, whoever tells of it and how often. */
  @Test
  @DisplayName("S30 a cycle delivered five times, in any order and at once, is granted once")
  default void s30() {
    Scene scene = Shop.open(scene()).at("2026-04-30T09:00");
    PurchaseRef sale = PurchaseRef.of("sale");
    Purchase purchase = Purchase.of(sale, ClientId.of("ana"), PackageId.of("monthly"));
    scene.buy(purchase.withDate(LocalDate.parse("2026-01-31"))).orThrow();
    List<Integer> deliveries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      deliveries.addAll(List.of(2, 3, 4));
    }
    Collections.shuffle(deliveries, new Random(4711));
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int cycle : deliveries) {
      all.add(CompletableFuture.supplyAsync(() -> scene.renew("sale", cycle).isGranted()));
    }
    assertTrue(all.stream().allMatch(CompletableFuture::join));
    assertEquals(4 * 3, scene.available("ana", "PT60"));
    assertEquals(
        List.of("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"),
        scene.entries("ana").stream()
            .filter(e -> e.account().type().value().equals("MAS"))
            .map(e -> e.effectiveAt().atZone(ZoneId.of("Europe/Lisbon")).toLocalDate().toString())
            .sorted()
            .toList());
    assertTrue(scene.audit().problems().isEmpty());
  }

  /** The cycle keeps its length, and its credits the date they would have had. */
  @Test
  @DisplayName("S31 a cycle paid two days late is granted as of its beginning")
  default void s31() {
    Scene scene = Shop.open(scene()).at("2026-01-15T14:30");
    PackageDefinition expiring =
        Shop.MONTHLY.withContents(
            List.of(
                PackageContent.of(CreditType.of("PT60"), 3)
                    .withValidity(Validity.of(Period.ofMonths(1)))));
    scene.rules(Shop.rules().withPackages(Assortment.of(List.of(expiring))));
    scene.buy("sale", "ana", "monthly").orThrow();
    Renewal second = Renewal.of(PurchaseRef.of("sale"), CycleRef.number(2));
    scene.at("2026-02-15T03:00");
    assertEquals(
        Optional.of(RefusalCode.PAYMENT_FAILED),
        scene.renew(second.withPaymentFailed(true)).refusal().map(r -> r.code()));
    scene.at("2026-02-17T10:00");
    assertEquals(0, scene.available("ana", "PT60"));
    scene.renew(second).orThrow();
    assertEquals(3, scene.available("ana", "PT60"));
    LedgerEntry entry =
        scene.entries("ana").stream()
            .filter(e -> e.cause() == Cause.RENEWAL)
            .findAny()
            .orElseThrow();
    assertEquals(scene.instant("2026-02-15T00:00"), entry.effectiveAt());
    assertEquals(scene.instant("2026-02-17T10:00"), entry.recordedAt());
    assertEquals("2", entry.facts().get(Fact.CYCLE));
    scene.at("2026-03-16T00:00");
    assertEquals(0, scene.available("ana", "PT60"), "the end is counted from the cycle");
    assertEquals(
        Optional.of(scene.instant("2026-03-15T00:00")),
        scene.credits().packages().purchase(PurchaseRef.of("sale")).orElseThrow().nextDue());
  }

  /** A name that no cycle has grants nothing. */
  @Test
  @DisplayName("M03 only cycles of a renewing purchase are granted, under either name")
  default void cycles() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("once", "ana", "ten").orThrow();
    scene.buy("sale", "ana", "monthly").orThrow();
    assertEquals(RefusalCode.UNKNOWN_PURCHASE, code(scene, "none", CycleRef.number(2)));
    assertEquals(RefusalCode.NOT_RENEWING, code(scene, "once", CycleRef.number(2)));
    assertEquals(RefusalCode.CYCLE_GRANTED, code(scene, "sale", CycleRef.number(1)));
    CycleRef noDay = CycleRef.startingOn(LocalDate.parse("2026-02-27"));
    assertEquals(RefusalCode.UNKNOWN_CYCLE, code(scene, "sale", noDay));
    CycleRef march = CycleRef.startingOn(LocalDate.parse("2026-03-31"));
    scene.at("2026-03-31T09:00");
    assertTrue(scene.renew(Renewal.of(PurchaseRef.of("sale"), march)).isGranted());
    assertTrue(scene.renew(Renewal.of(PurchaseRef.of("sale"), march)).isGranted());
    assertEquals(RefusalCode.CYCLE_GRANTED, code(scene, "sale", CycleRef.number(3)));
    assertEquals(13 + 3, scene.available("ana", "PT60") + 0);
    assertEquals(
        PurchaseState.RENEWING,
        scene.credits().packages().purchase(PurchaseRef.of("sale")).orElseThrow().state());
  }

  private static RefusalCode code(Scene scene, String purchase, CycleRef cycle) {
    return scene.renew(Renewal.of(PurchaseRef.of(purchase), cycle)).refusal().orElseThrow().code();
  }

  /** A cycle billed in advance is upcoming until it begins. */
  @Test
  @DisplayName("M03 a cycle paid before it begins counts from its beginning")
  default void inAdvance() {
    Scene scene = Shop.open(scene()).at("2026-01-15T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    scene.at("2026-02-13T09:00");
    scene.renew("sale", 2).orThrow();
    assertEquals(3, scene.available("ana", "PT60"));
    assertEquals(3, scene.balance("ana", "PT60").upcoming());
    scene.at("2026-02-15T00:00");
    assertEquals(6, scene.available("ana", "PT60"));
  }

  /** Who books beyond the paid cycle is refused, or owes until it renews. */
  @Test
  @DisplayName("S33 a session beyond the paid cycle is refused, or a debt that the renewal settles")
  default void s33() {
    Scene scene = Shop.open(scene()).at("2026-01-01T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    for (int i = 1; i <= 3; i++) {
      assertTrue(scene.book("a" + i, "ana", "PT60", "2026-01-1" + i + "T09:00").isBooked());
    }
    scene.at("2026-01-28T09:00");
    assertFalse(scene.book("b", "ana", "PT60", "2026-02-03T09:00").isBooked());
    Assortment packages = Assortment.of(List.of(Shop.MONTHLY));
    scene.rules(Shop.rules().withBookingWithoutCredit(true).withPackages(packages));
    assertTrue(scene.book("b", "ana", "PT60", "2026-02-03T09:00").isBooked());
    assertEquals(1, scene.balance("ana", "PT60").owed());
    scene.at("2026-02-01T09:00");
    scene.renew("sale", 2).orThrow();
    assertEquals(0, scene.balance("ana", "PT60").owed());
    assertEquals(2, scene.available("ana", "PT60"));
  }

  /** One bad purchase does not stop a billing day, and what was not paid is asked for again. */
  @Test
  @DisplayName("M03 a billing day grants what is paid, tells what is not, and can be done again")
  default void billingDay() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    for (int i = 0; i < 7; i++) {
      scene.buy("sale-" + i, "client-" + i, "monthly").orThrow();
    }
    scene.at("2026-03-31T09:00");
    List<Long> seen = new ArrayList<>();
    RenewalRun run =
        RenewalRun.of(RenewalScenarios::paidExceptSomeOf)
            .withChunk(3)
            .withProgress(report -> seen.add(report.purchases()));
    RenewalReport report = scene.renewals().renewDue(run);
    assertEquals(List.of(3L, 6L, 7L), seen);
    assertEquals(7 * 2 - 3, report.renewed());
    assertEquals(3, report.unpaid());
    assertEquals(
        List.of("sale-1 3 UNPAID card", "sale-2 2 LATER bank", "sale-4 2 LATER no answer"),
        report.notRenewed().stream()
            .map(n -> n.purchase() + " " + n.cycle() + " " + n.kind() + " " + n.why())
            .toList());
    RenewalReport again = scene.renewals().renewDue(RenewalRun.of(RenewalScenarios::allPaid));
    assertEquals(List.of(3L, 3L), List.of(again.purchases(), again.renewed()));
    assertTrue(again.isComplete());
    assertEquals(0, scene.renewals().renewDue(run).purchases());
    for (int i = 0; i < 7; i++) {
      assertEquals(9, scene.available("client-" + i, "PT60"));
    }
    assertTrue(scene.audit().problems().isEmpty());
  }

  private static Map<DueCycle, Payment> allPaid(List<DueCycle> due) {
    Map<DueCycle, Payment> answers = new HashMap<>();
    due.forEach(cycle -> answers.put(cycle, Payment.paid()));
    return answers;
  }

  private static Map<DueCycle, Payment> paidExceptSomeOf(List<DueCycle> due) {
    Map<DueCycle, Payment> answers = allPaid(due);
    for (DueCycle cycle : due) {
      switch (cycle.purchase().purchase().value() + " " + cycle.number()) {
        case "sale-1 3" -> answers.put(cycle, Payment.failed("card"));
        case "sale-2 2" -> answers.put(cycle, Payment.later("bank"));
        case "sale-4 2" -> answers.remove(cycle);
        default -> {
          // paid
        }
      }
    }
    return answers;
  }

  /** The host's failure is told, and the next run asks again. */
  @Test
  @DisplayName("M03 a billing that throws does not stop the run")
  default void billingThatThrows() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale-1", "ana", "monthly").orThrow();
    scene.buy("sale-2", "bea", "monthly").orThrow();
    scene.at("2026-02-28T09:00");
    RenewalRun run =
        RenewalRun.of(
                due -> {
                  if (due.get(0).purchase().purchase().value().equals("sale-1")) {
                    throw new IllegalStateException("of the host");
                  }
                  return allPaid(due);
                })
            .withChunk(1);
    RenewalReport report = scene.renewals().renewDue(run);
    assertEquals(List.of(1L, 1L), List.of(report.failed(), report.renewed()));
    assertEquals("IllegalStateException", report.notRenewed().get(0).why());
    assertEquals(1, scene.renewals().renewDue(RenewalRun.of(RenewalScenarios::allPaid)).renewed());
  }

  /** What was granted stays, what begins later is skipped. */
  @Test
  @DisplayName("M03 a renewal that is cancelled grants no cycle that begins afterwards")
  default void cancelled() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    PurchaseRef sale = PurchaseRef.of("sale");
    Packages packages = scene.credits().packages();
    RenewalCancellation end =
        RenewalCancellation.of(sale, LocalDate.parse("2026-03-31"), Reason.of("moves away"));
    packages.cancelRenewal(end).orThrow();
    assertTrue(packages.cancelRenewal(end).orThrow().replayed());
    scene.at("2026-05-01T09:00");
    assertEquals(RefusalCode.RENEWAL_CANCELLED, code(scene, "sale", CycleRef.number(3)));
    assertEquals(1, scene.renewals().renewDue(RenewalRun.of(RenewalScenarios::allPaid)).renewed());
    assertEquals(
        0, scene.renewals().renewDue(RenewalRun.of(RenewalScenarios::allPaid)).purchases());
    assertEquals(6, scene.available("ana", "PT60"));
    assertEquals(PurchaseState.RENEWAL_CANCELLED, packages.purchase(sale).orElseThrow().state());
    assertTrue(
        scene.entries("ana").stream()
            .anyMatch(
                e ->
                    e.cause() == Cause.PACKAGE
                        && e.reason().flatMap(r -> r.text()).equals(Optional.of("moves away"))));
    RenewalCancellation unknown =
        RenewalCancellation.of(
            PurchaseRef.of("none"), LocalDate.parse("2026-03-31"), Reason.of("a mistake"));
    assertEquals(
        Optional.of(RefusalCode.UNKNOWN_PURCHASE),
        packages.cancelRenewal(unknown).refusal().map(r -> r.code()));
    assertTrue(scene.audit().isClean());
  }

  /** The host says from when on a renewal grants something else. */
  @Test
  @DisplayName("M03 contents that are changed are what later cycles grant")
  default void changed() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("once", "ana", "ten").orThrow();
    scene.buy("sale", "ana", "monthly").orThrow();
    Packages packages = scene.credits().packages();
    List<PackageContent> more = List.of(PackageContent.of(CreditType.of("PT60"), 8));
    Reason reason = Reason.of("upgrade");
    packages
        .changeContents(ContentsChange.of(scene.key(), PurchaseRef.of("sale"), more, reason))
        .orThrow();
    assertEquals(
        Optional.of(RefusalCode.NOT_RENEWING),
        packages
            .changeContents(ContentsChange.of(scene.key(), PurchaseRef.of("once"), more, reason))
            .refusal()
            .map(r -> r.code()));
    scene.at("2026-02-28T09:00");
    scene.renew("sale", 2).orThrow();
    assertEquals(10 + 3 + 8, scene.available("ana", "PT60"));
    assertEquals(1, scene.available("ana", "MAS"));
  }
}
