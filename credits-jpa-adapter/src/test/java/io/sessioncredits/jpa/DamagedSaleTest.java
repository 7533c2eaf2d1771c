package io.sessioncredits.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sessioncredits.PracticeCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.PackageContent;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.PackageId;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.packages.Payment;
import io.sessioncredits.packages.Purchase;
import io.sessioncredits.packages.RenewalReport;
import io.sessioncredits.packages.RenewalReport.Kind;
import io.sessioncredits.packages.RenewalReport.NotRenewed;
import io.sessioncredits.packages.RenewalRun;
import io.sessioncredits.policy.Assortment;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.testkit.SettableClock;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A sale that somebody has damaged")
class DamagedSaleTest {
  private static final ClientId ANNA = ClientId.of("anna");
  private static final CreditType MASSAGES = CreditType.of("massage-60");
  private static final PackageId MONTHLY = PackageId.of("monthly");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T09:00:00Z"));
  private final MemoryDatabase database = MemoryDatabase.withTables();
  private final EntityManagerFactory factory = Provider.ECLIPSELINK.open(database.url());
  private final PracticeCredits credits =
      SessionCredits.builder()
          .store(JpaCreditStore.owning(factory))
          .policy(
              CreditPolicy.standard(ZoneId.of("Europe/Berlin"))
                  .withPackages(
                      Assortment.of(
                          List.of(
                              PackageDefinition.of(
                                      MONTHLY, "Monthly", List.of(PackageContent.of(MASSAGES, 3)))
                                  .withRenewal(Period.ofMonths(1))))))
          .clock(clock)
          .build()
          .at(PracticeId.of("riverside"));

  @AfterEach
  void close() {
    factory.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2 monthly",
        "1 monthly 1774747800000001 PAID 1 2026-02-30|P1M|1|~;massage-60 3 unlimited ~",
        "1 monthly 1774747800000001 PAID 1 ~;massage-60 3 unlimited ~"
      })
  @DisplayName("is reported by the run that should renew it, and all others renew")
  void isReported(String record) {
    for (int i = 1; i <= 5; i++) {
      PurchaseRef sale = PurchaseRef.of("invoice-" + i);
      credits
          .as(Actor.staff("desk"))
          .packages()
          .purchase(Purchase.of(sale, ANNA, MONTHLY))
          .orThrow();
    }
    database.run(
        "UPDATE credits_purchase SET record = '" + record + "' WHERE purchase = 'invoice-3'");
    clock.set(Instant.parse("2026-12-24T09:00:00Z"));
    RenewalRun run =
        RenewalRun.of(
                due ->
                    due.stream()
                        .collect(Collectors.toMap(Function.identity(), c -> Payment.paid())))
            .withChunk(2);
    RenewalReport report = credits.renewals(Actor.system("billing")).renewDue(run);
    assertThat(report.renewed()).isEqualTo(4);
    assertThat(report.purchases()).isEqualTo(5);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.notRenewed())
        .containsExactly(
            new NotRenewed(
                PurchaseRef.of("invoice-3"),
                0,
                Kind.FAILED,
                Optional.empty(),
                "LedgerIntegrityException"));
    assertThat(credits.as(Actor.TIME).ledger().balance(ANNA, MASSAGES).available()).isEqualTo(27);
  }

  @ParameterizedTest
  @ValueSource(strings = "2 monthly")
  @DisplayName("is damaged for whoever reads it by name")
  void isDamaged(String record) {
    PurchaseRef sale = PurchaseRef.of("invoice-1");
    credits.as(Actor.TIME).packages().purchase(Purchase.of(sale, ANNA, MONTHLY)).orThrow();
    database.run("UPDATE credits_purchase SET record = '" + record + "'");
    assertThatExceptionOfType(LedgerIntegrityException.class)
        .isThrownBy(() -> credits.as(Actor.TIME).packages().purchase(sale))
        .withMessageContaining("purchase");
  }
}
