package io.sessioncredits.testkit.scenario;

import io.sessioncredits.model.Category;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Validity;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** A practice that sells packages, as the scenarios know it. */
final class Shop {
  /** Ten sessions for 500, valid for three months. */
  static final PackageDefinition TEN =
      PackageDefinition.of(
              PackageId.of("ten"),
              "Ten sessions",
              List.of(
                  PackageContent.of(CreditType.of("PT60"), 10)
                      .withValidity(Validity.of(Period.ofMonths(3)))))
          .withPrice(Price.of(50_000, "EUR"));

  /** Three follow-ups and one massage for 100 a month. */
  static final PackageDefinition MONTHLY =
      PackageDefinition.of(
              PackageId.of("monthly"),
              "Monthly",
              List.of(
                  PackageContent.of(CreditType.of("PT60"), 3),
                  PackageContent.of(CreditType.of("MAS"), 1)))
          .withPrice(Price.of(10_000, "EUR"))
          .withRenewal(Period.ofMonths(1));

  /** A free trial. */
  static final PackageDefinition TRIAL =
      PackageDefinition.of(
              PackageId.of("trial"), "Trial", List.of(PackageContent.of(CreditType.of("PT60"), 1)))
          .withCategory(Category.PROMOTIONAL);

  private Shop() {}

  /** Returns the scene at a practice that sells these packages, and has retired one. */
  static Scene open(Scene scene) {
    return scene.rules(rules().withPackages(assortment()));
  }

  /** Returns these packages, and one that is retired. */
  static Assortment assortment() {
    PackageDefinition retired =
        PackageDefinition.of(PackageId.of("old"), "Ten of old", TEN.contents()).withRetired(true);
    return Assortment.of(List.of(TEN, MONTHLY, TRIAL, retired));
  }

  /** Returns the rules of the practice without its packages. */
  static CreditPolicy rules() {
    return CreditPolicy.standard(ZoneId.of("Europe/Lisbon"));
  }
}
