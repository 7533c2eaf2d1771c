package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.model.SpendMode;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.ExpiryBasis;
import io.sessioncredits.policy.SettlementPolicy;
import io.sessioncredits.policy.TransferRule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Arbitrary policies of the practices in {@link Town}, all with the standard order of use. */
public final class Policies {
  /** One setting, in words and as the change it makes. */
  private record Setting(String words, UnaryOperator<CreditPolicy> change) {
    static final Setting NONE = new Setting("", p -> p);
  }

  private Policies() {}

  /** Returns any policy, in one of three zones. */
  public static Arbitrary<PolicyChoice> any() {
    return in(Arbitraries.of("UTC", "Europe/London", "Pacific/Auckland").map(ZoneId::of));
  }

  /** Returns any policy in one of {@code zones}. */
  public static Arbitrary<PolicyChoice> in(Arbitrary<ZoneId> zones) {
    return Combinators.combine(
            zones,
            withoutCredit(),
            cancelling(),
            spending(),
            grace(),
            basis(),
            settling(),
            others())
        .as((zone, a, b, c, d, e, f, g) -> choice(zone, List.of(a, b, c, d, e, f, g)));
  }

  /** Returns the standard rules with the catalogue of the town. */
  public static PolicyChoice standard(ZoneId zone) {
    return choice(zone, List.of());
  }

  private static PolicyChoice choice(ZoneId zone, List<Setting> settings) {
    CreditPolicy policy = CreditPolicy.standard(zone).withCatalogue(Town.catalogue());
    for (Setting setting : settings) {
      policy = setting.change().apply(policy);
    }
    String words =
        settings.stream()
            .map(Setting::words)
            .filter(w -> !w.isEmpty())
            .collect(Collectors.joining(", "));
    return new PolicyChoice(
        "standard rules in " + zone + (words.isEmpty() ? "" : " with " + words), policy);
  }

  private static Arbitrary<Setting> withoutCredit() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Setting.NONE)),
        Tuple.of(3, setting("booking without credit", p -> p.withBookingWithoutCredit(true))),
        Tuple.of(
            2,
            Arbitraries.integers()
                .between(0, 4)
                .map(
                    n ->
                        new Setting(
                            "booking without credit up to " + n,
                            p -> p.withBookingWithoutCredit(true).withOverdraftLimit(n)))));
  }

  private static Arbitrary<Setting> cancelling() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(Setting.NONE)),
        Tuple.of(1, setting("no restore", p -> p.withRestoreOnCancel(false))),
        Tuple.of(
            3,
            Arbitraries.of(0, 24, 48)
                .map(
                    h ->
                        new Setting(
                            "a window of " + h + " h",
                            p -> p.withCancellationWindow(Duration.ofHours(h))))));
  }

  private static Arbitrary<Setting> spending() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Setting.NONE)),
        Tuple.of(
            3, setting("spending at attendance", p -> p.withSpendMode(SpendMode.AT_ATTENDANCE))),
        Tuple.of(
            1,
            setting(
                "spending at attendance, by itself after 0 h",
                p -> p.withSpendMode(SpendMode.AT_ATTENDANCE).withAutoCaptureAfter(Duration.ZERO))),
        Tuple.of(
            2,
            setting(
                "spending at attendance, holds for 36 h",
                p ->
                    p.withSpendMode(SpendMode.AT_ATTENDANCE)
                        .withHoldTimeout(Duration.ofHours(36)))));
  }

  private static Arbitrary<Setting> grace() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Setting.NONE)),
        Tuple.of(
            2,
            Arbitraries.of(1, 7)
                .map(d -> new Setting(d + " days of grace", p -> p.withGraceDays(d)))));
  }

  private static Arbitrary<Setting> basis() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(Setting.NONE)),
        Tuple.of(
            1,
            setting("validity by booking date", p -> p.withExpiryBasis(ExpiryBasis.BOOKING_DATE))));
  }

  private static Arbitrary<Setting> settling() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Setting.NONE)),
        Tuple.of(
            2,
            setting(
                "the oldest booking settled first",
                p -> p.withSettlement(SettlementPolicy.OLDEST_BOOKING))),
        Tuple.of(2, setting("settling by hand", p -> p.withSettlement(SettlementPolicy.MANUAL))),
        Tuple.of(
            1, setting("settling before a fixed start", p -> p.withSettlementBeforeStart(true))));
  }

  private static Arbitrary<Setting> others() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, Arbitraries.just(Setting.NONE)),
        Tuple.of(
            2, setting("a narrower FLEX", p -> p.withCatalogue(Town.narrowed(Town.PRICE_RISE)))),
        Tuple.of(1, setting("refusals remembered", p -> p.withRememberRefusals(true))),
        Tuple.of(
            1,
            Arbitraries.of(TransferRule.NOBODY, TransferRule.ANYBODY)
                .map(
                    r ->
                        new Setting(
                            "transfers by " + r.name().toLowerCase(Locale.ROOT),
                            p -> p.withTransfers(r)))));
  }

  private static Arbitrary<Setting> setting(String words, UnaryOperator<CreditPolicy> change) {
    return Arbitraries.just(new Setting(words, change));
  }
}
