package io.sessioncredits.examples.features;

import static io.sessioncredits.examples.features.Clinic.ANNA;
import static io.sessioncredits.examples.features.Clinic.BERLIN;
import static io.sessioncredits.examples.features.Clinic.DESK;

import io.sessioncredits.PracticeCredits;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.HistoryText;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import io.sessioncredits.policy.Setting;
import io.sessioncredits.policy.SettingLevel;
import io.sessioncredits.policy.SettingScope;
import io.sessioncredits.settings.SettingChange;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * M19: who changed which setting of a client, or of the practice for all, when, from what to what
 * and why.
 */
public final class SettingsHistory {
  private static final Actor OWNER = Actor.staff("owner");

  private SettingsHistory() {}

  /** Runs it in memory; arguments are ignored. */
  public static void main(String[] args) {
    run(Clinic.inMemory());
  }

  static void run(Clinic clinic) {
    PracticeCredits riverside = clinic.open();
    SettingScope anna = SettingScope.of(ANNA);
    Setting<OptionalLong> limit = Setting.OVERDRAFT_LIMIT;
    change(
        riverside,
        DESK,
        SettingChange.set(
            RequestKey.of("form-1"), anna, limit, OptionalLong.of(3), Reason.of("on holiday")));
    clinic.pass(Duration.ofDays(1));
    change(
        riverside,
        OWNER,
        SettingChange.set(
            RequestKey.of("form-2"), anna, limit, OptionalLong.of(1), Reason.of("too much")));
    clinic.pass(Duration.ofDays(1));
    change(
        riverside,
        OWNER,
        SettingChange.clear(RequestKey.of("form-3"), anna, limit, Reason.of("back again")));

    clinic.pass(Duration.ofDays(1));
    change(
        riverside,
        OWNER,
        SettingChange.set(
            RequestKey.of("form-4"),
            SettingScope.practice(),
            limit,
            OptionalLong.of(0),
            Reason.of("too many debts")));

    HistoryText text = HistoryText.of(Locale.UK, BERLIN);
    for (LedgerEntry entry : riverside.as(DESK).ledger().history(HistoryQuery.of(ANNA)).entries()) {
      System.out.println(entry.recordedAt() + " by " + entry.actor() + ": " + text.describe(entry));
    }
    HistoryQuery own = HistoryQuery.of(ANNA).withPracticeChanges(false);
    System.out.println("Of her own: " + riverside.as(DESK).ledger().history(own).entries().size());
    SettingLevel level = riverside.as(DESK).settings().explain().of(limit).level();
    System.out.println("For the practice the limit is decided by " + level);
  }

  private static void change(PracticeCredits riverside, Actor actor, SettingChange change) {
    riverside.as(actor).settings().change(change).orThrow();
  }
}
