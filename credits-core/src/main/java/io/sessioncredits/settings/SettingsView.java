package io.sessioncredits.settings;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Overrides;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.policy.SettingsInForce;
import io.sessioncredits.policy.Situation;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.Lookups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one practice's settings say now, read without a lock. */
public final class SettingsView {
  private static final int CHUNK = 500;

  private final PracticeId practice;
  private final CreditQueries queries;
  private final Function<? super CreditQueries.View, RulesInForce> rules;
  private final InstantSource clock;

  /**
   * Creates the view of a practice.
   *
   * @param practice the practice
   * @param queries what it reads through
   * @param rules the rules in force under the settings that a read shows
   * @param clock what time it is
   */
  public SettingsView(
      PracticeId practice,
      CreditQueries queries,
      Function<? super CreditQueries.View, RulesInForce> rules,
      InstantSource clock) {
    this.practice = practice;
    this.queries = queries;
    this.rules = rules;
    this.clock = clock;
  }

  RulesInForce rules() {
    return rules.apply(queries.view(practice, List.of(), Lookups.NONE));
  }

  SettingsInForce explain() {
    return rules()
        .explain(new Situation(Optional.empty(), Optional.empty(), Map.of(), Overrides.none()));
  }

  SettingsInForce explain(Holder holder, AppointmentType type) {
    WalletKey wallet = new WalletKey(practice, holder);
    CreditQueries.View view = queries.view(practice, List.of(wallet), Lookups.NONE);
    RulesInForce inForce = rules.apply(view);
    CreditType credit = inForce.practice().catalogue().narrowest(type);
    return inForce.explain(
        new Situation(
            Optional.of(type), Optional.of(credit), notes(view, wallet), Overrides.none()));
  }

  SettingsInForce explain(Holder holder, CreditType type) {
    WalletKey wallet = new WalletKey(practice, holder);
    CreditQueries.View view = queries.view(practice, List.of(wallet), Lookups.NONE);
    return rules.apply(view).explain(Situation.credits(type, notes(view, wallet)));
  }

  private static Map<String, String> notes(CreditQueries.View view, WalletKey wallet) {
    return view.positions().getOrDefault(wallet, Position.empty(wallet)).notes();
  }

  OffPreview previewOff() {
    Instant clockNow = Limits.instant("clock", clock.instant());
    OffPreview sum = new OffPreview(0, 0, 0, 0, 0, packages());
    Optional<Holder> after = Optional.empty();
    List<Position> page = queries.wallets(practice, after, CHUNK);
    while (!page.isEmpty()) {
      for (Position written : page) {
        Instant now = written.recordedAt().isAfter(clockNow) ? written.recordedAt() : clockNow;
        sum = plus(sum, written.at(now));
      }
      after = Optional.of(page.get(page.size() - 1).wallet().holder());
      page = queries.wallets(practice, after, CHUNK);
    }
    return sum;
  }

  private long packages() {
    return rules().practice().packages().packages().stream().filter(p -> !p.retired()).count();
  }

  private static OffPreview plus(OffPreview sum, Position position) {
    List<OpenLot> lots = position.lots().stream().filter(l -> l.remaining() > 0).toList();
    long credits = lots.stream().mapToLong(OpenLot::remaining).sum();
    long owed = position.debts().stream().mapToLong(OpenDebt::owed).sum();
    boolean isTouched = credits > 0 || owed > 0 || !position.holds().isEmpty();
    return new OffPreview(
        sum.clients() + (isTouched ? 1 : 0),
        sum.lots() + lots.size(),
        sum.credits() + credits,
        sum.holds() + position.holds().size(),
        sum.owed() + owed,
        sum.packages());
  }
}
