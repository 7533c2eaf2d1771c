package io.sessioncredits.testkit.scenario;

/**
 * All scenarios: extend it, say how a store is opened, and each runs as a test of its own.
 *
 * <p>Each scenario opens a fresh store, so that they cannot disturb one another.
 */
public abstract class FieldScenarios
    implements BurnDownScenarios,
        ExpiryScenarios,
        HoldScenarios,
        CancellationScenarios,
        PriceScenarios,
        RepeatScenarios,
        RememberedRefusalScenarios,
        PackageScenarios,
        RenewalScenarios,
        DebtScenarios,
        SettlementScenarios,
        TransferScenarios,
        CorrectionScenarios,
        ReportScenarios,
        NotificationScenarios,
        PracticeScenarios,
        ClientScenarios,
        SettingScenarios,
        SettingHistoryScenarios,
        ExplainScenarios,
        SettingRaceScenarios,
        AuthorizationScenarios,
        AuthorizationChangeScenarios {
  /** For the tests that extend it. */
  protected FieldScenarios() {}
}
