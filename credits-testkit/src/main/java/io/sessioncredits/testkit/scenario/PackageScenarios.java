package io.sessioncredits.testkit.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.Validity;
import io.sessioncredits.packages.PackageChange;
import io.sessioncredits.packages.Packages;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.PurchaseOutcome;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Packages that are defined, sold and offered. */
public interface PackageScenarios extends StoreSource {
  /** Buying adds exactly what the package holds, once. */
  @Test
  @DisplayName("S72 a purchase delivered by many at once is granted once")
  default void s72Packages() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    List<CompletableFuture<PurchaseOutcome>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(CompletableFuture.supplyAsync(() -> scene.buy("sale", "ana", "monthly")));
    }
    assertTrue(all.stream().map(CompletableFuture::join).allMatch(PurchaseOutcome::isGranted));
    assertEquals(3, scene.available("ana", "PT60"));
    assertEquals(1, scene.available("ana", "MAS"));
    List<LedgerEntry> entries = scene.entries("ana");
    assertEquals(2, entries.size());
    assertEquals("monthly", entries.get(0).facts().get(Fact.PACKAGE));
  }

  /** A sale is of one package to one holder. */
  @Test
  @DisplayName("S73 the same sale with another content is a conflict and has no effect")
  default void s73Packages() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale", "ana", "ten").orThrow();
    assertThrows(RequestConflictException.class, () -> scene.buy("sale", "ana", "monthly"));
    assertThrows(RequestConflictException.class, () -> scene.buy("sale", "bea", "ten"));
    assertEquals(10, scene.available("ana", "PT60"));
    assertEquals(0, scene.available("bea", "PT60"));
  }

  /** What was skipped is not remembered. */
  @Test
  @DisplayName("S75 a purchase whose payment failed grants when it is delivered as paid")
  default void s75Packages() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    Purchase purchase =
        Purchase.of(PurchaseRef.of("sale"), ClientId.of("ana"), PackageId.of("ten"));
    assertSkipped(RefusalCode.PAYMENT_FAILED, scene.buy(purchase.withPaymentFailed(true)));
    assertEquals(0, scene.available("ana", "PT60"));
    assertTrue(scene.buy(purchase).isGranted());
    assertTrue(scene.buy(purchase.withPaymentFailed(true)).isGranted(), "told too late");
    assertEquals(10, scene.available("ana", "PT60"));
  }

  private static void assertSkipped(RefusalCode code, PurchaseOutcome outcome) {
    assertEquals(Optional.of(code), outcome.refusal().map(r -> r.code()));
  }

  /** Only what is on sale can be sold. */
  @Test
  @DisplayName("M02 packages unknown, retired or over are skipped")
  default void notOnSale() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    assertSkipped(RefusalCode.UNKNOWN_PACKAGE, scene.buy("a", "ana", "none"));
    assertSkipped(RefusalCode.PACKAGE_RETIRED, scene.buy("b", "ana", "old"));
    PackageDefinition season =
        PackageDefinition.of(
            PackageId.of("season"),
            "Season",
            List.of(
                PackageContent.of(CreditType.of("PT60"), 1)
                    .withValidity(Validity.until(LocalDate.parse("2026-01-30")))));
    scene.rules(Shop.rules().withPackages(Assortment.of(List.of(season))));
    assertSkipped(RefusalCode.PACKAGE_ENDED, scene.buy("c", "ana", "season"));
    scene.at("2026-01-30T23:59");
    assertTrue(scene.buy("c", "ana", "season").isGranted());
  }

  /** What was paid per credit is kept with the credits. */
  @Test
  @DisplayName("M04 the price is split over the contents, what is free is promotional")
  default void prices() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    assertEquals(List.of("PT60 7500EUR PAID", "MAS 2500EUR PAID"), lots(scene.entries("ana")));
    Purchase given =
        Purchase.of(PurchaseRef.of("gift"), ClientId.of("bea"), PackageId.of("monthly"));
    scene.buy(given.withFree(true)).orThrow();
    assertEquals(List.of("PT60 - PROMOTIONAL", "MAS - PROMOTIONAL"), lots(scene.entries("bea")));
    scene.buy("trial", "cai", "trial").orThrow();
    assertEquals(List.of("PT60 - PROMOTIONAL"), lots(scene.entries("cai")));
  }

  private static List<String> lots(List<LedgerEntry> entries) {
    return entries.stream()
        .sorted((a, b) -> Integer.compare(a.line(), b.line()))
        .map(
            e ->
                e.account().type()
                    + " "
                    + e.terms()
                        .orElseThrow()
                        .price()
                        .map(p -> p.minorUnits() + p.currency())
                        .orElse("-")
                    + " "
                    + e.terms().orElseThrow().category())
        .toList();
  }

  /** Staff may replace the numbers when they assign a package. */
  @Test
  @DisplayName("M06 numbers overridden at the sale are what it grants and what renews")
  default void overridden() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    Purchase purchase =
        Purchase.of(PurchaseRef.of("sale"), ClientId.of("ana"), PackageId.of("monthly"));
    scene
        .buy(
            purchase
                .withCredits(CreditType.of("PT60"), 5)
                .withCredits(CreditType.of("MAS"), 0)
                .withPrice(Price.of(9_999, "EUR")))
        .orThrow();
    assertEquals(5, scene.available("ana", "PT60"));
    assertEquals(0, scene.available("ana", "MAS"));
    scene.at("2026-02-28T09:00");
    scene.renew("sale", 2).orThrow();
    assertEquals(10, scene.available("ana", "PT60"));
    assertEquals(List.of("PT60 9999EUR PAID", "PT60 9999EUR PAID"), lots(scene.entries("ana")));
    Purchase wrong = Purchase.of(PurchaseRef.of("other"), ClientId.of("ana"), PackageId.of("ten"));
    assertThrows(
        InvalidInputException.class, () -> scene.buy(wrong.withCredits(CreditType.of("MAS"), 1)));
  }

  /** What was sold is frozen. */
  @Test
  @DisplayName("M03 a package that changes or retires does not change what was sold")
  default void frozen() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    PackageDefinition changed =
        Shop.MONTHLY
            .withContents(List.of(PackageContent.of(CreditType.of("PT60"), 99)))
            .withRetired(true);
    scene.rules(Shop.rules().withPackages(Assortment.of(List.of(changed)))).at("2026-03-01T09:00");
    scene.renew("sale", 2).orThrow();
    assertEquals(6, scene.available("ana", "PT60"));
    assertEquals(2, scene.available("ana", "MAS"));
  }

  /** The refusal names what would help, the cheapest first. */
  @Test
  @DisplayName("M10 who lacks credit is offered the packages that would help")
  default void offers() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    var refused = scene.book("a", "ana", "PT60", "2026-02-03T09:00").refusal().orElseThrow();
    assertEquals(
        List.of("trial true", "monthly true", "ten true"),
        refused.packages().stream().map(p -> p.id() + " " + p.isSufficient()).toList());
    var three =
        scene
            .book(scene.booking("b", "ana", "PT60", "2026-02-03T09:00").withSeats(4))
            .refusal()
            .orElseThrow();
    assertEquals(
        List.of("ten 10 true", "trial 1 false", "monthly 3 false"),
        three.packages().stream()
            .map(p -> p.id() + " " + p.credits() + " " + p.isSufficient())
            .toList());
    var late = scene.book("c", "ana", "PT60", "2026-06-01T09:00").refusal().orElseThrow();
    assertEquals(
        List.of("trial", "monthly"),
        late.packages().stream().map(p -> p.id().value()).toList(),
        "the ten would have ended");
    var other = scene.book("d", "ana", "YOGA", "2026-02-03T09:00").refusal().orElseThrow();
    assertTrue(other.packages().isEmpty(), AppointmentType.of("YOGA") + " has no package");
  }

  /** What the library keeps counts instead of what the host hands in. */
  @Test
  @DisplayName("M02 packages kept by the library are defined, changed and retired, with a history")
  default void kept() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    Packages packages = scene.credits().packages();
    PackageDefinition five =
        PackageDefinition.of(
                PackageId.of("five"),
                "Fünf × 60′; *",
                List.of(PackageContent.of(CreditType.of("PT60"), 5)))
            .withPrice(Price.of(25_000, "EUR"));
    Reason reason = Reason.of("spring");
    packages.change(PackageChange.define(scene.key(), five, reason)).orThrow();
    packages.change(PackageChange.define(scene.key(), Shop.TEN.withName("X"), reason)).orThrow();
    assertEquals(
        List.of("five", "monthly", "old", "ten", "trial"),
        packages.definitions().stream().map(p -> p.id().value()).toList());
    assertEquals(five, packages.definitions().get(0));
    assertEquals("X", packages.definitions().get(3).name());
    scene.buy("sale", "ana", "five").orThrow();
    assertEquals(5, scene.available("ana", "PT60"));
    var refused = scene.book("a", "bea", "PT60", "2026-02-03T09:00").refusal().orElseThrow();
    assertTrue(refused.packages().stream().anyMatch(p -> p.name().equals("Fünf × 60′; *")));
    packages.change(PackageChange.retire(scene.key(), PackageId.of("five"), reason)).orThrow();
    assertSkipped(RefusalCode.PACKAGE_RETIRED, scene.buy("late", "ana", "five"));
    packages.change(PackageChange.retire(scene.key(), PackageId.of("trial"), reason)).orThrow();
    assertSkipped(RefusalCode.PACKAGE_RETIRED, scene.buy("later", "ana", "trial"));
    assertEquals(
        Optional.of(RefusalCode.UNKNOWN_PACKAGE),
        packages
            .change(PackageChange.retire(scene.key(), PackageId.of("none"), reason))
            .refusal()
            .map(r -> r.code()));
    scene.actor(Actor.client(ClientId.of("ana")));
    assertEquals(
        Optional.of(RefusalCode.STAFF_ONLY),
        scene
            .credits()
            .packages()
            .change(PackageChange.define(scene.key(), five, reason))
            .refusal()
            .map(r -> r.code()));
    assertTrue(scene.audit().isClean());
  }

  /** While credits are off nothing is granted; what is delivered afterwards is. */
  @Test
  @DisplayName("M18 a purchase delivered while credits are off grants when delivered after")
  default void off() {
    Scene scene = Shop.open(scene()).at("2026-01-31T09:00");
    scene.buy("sale", "ana", "monthly").orThrow();
    CreditPolicy on = Shop.rules().withPackages(Assortment.of(List.of(Shop.TEN, Shop.MONTHLY)));
    scene.rules(on.withActive(false)).at("2026-03-01T09:00");
    assertSkipped(RefusalCode.CREDITS_OFF, scene.buy("other", "ana", "ten"));
    assertEquals(
        Optional.of(RefusalCode.CREDITS_OFF), scene.renew("sale", 2).refusal().map(r -> r.code()));
    scene.rules(on);
    scene.buy("other", "ana", "ten").orThrow();
    scene.renew("sale", 2).orThrow();
    assertEquals(3 + 10 + 3, scene.available("ana", "PT60"));
  }
}
