package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.ledger.HistoryPage;
import io.sessioncredits.ledger.HistoryQuery;
import io.sessioncredits.ledger.Ledger;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Interval;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("What a client reads of the history")
class HistoryProperties {

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(40);
  }

  @Provide
  Arbitrary<Set<Cause>> causes() {
    return Arbitraries.of(Cause.values()).set().ofMaxSize(4);
  }

  private static List<LedgerEntry> all(Ledger ledger, HistoryQuery query) {
    HistoryPage page = ledger.history(query);
    List<LedgerEntry> all = new ArrayList<>(page.due());
    all.addAll(page.entries());
    while (page.next().isPresent()) {
      page = ledger.history(query.withAfter(page.next()));
      assertThat(page.due()).isEmpty();
      all.addAll(page.entries());
    }
    return all;
  }

  private static HistoryQuery whole(Holder holder) {
    return HistoryQuery.of(holder).withLimit(Limits.PAGE);
  }

  @Property(seed = "1701", edgeCases = EdgeCasesMode.NONE)
  @Label("is, by pages of any size, what the whole would be without the rest")
  void isPartOfTheWhole(
      @ForAll("histories") History history,
      @ForAll("causes") Set<Cause> causes,
      @ForAll @IntRange(min = 1, max = 7) int limit,
      @ForAll @IntRange(max = 39) int first,
      @ForAll @IntRange(max = 39) int last) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Interval period = between(history, first, last);
    Ledger ledger = ledger(practice, history);
    for (Holder holder : Town.HOLDERS) {
      List<LedgerEntry> whole = all(ledger, whole(holder));
      HistoryQuery some =
          HistoryQuery.of(holder).withLimit(limit).withCauses(causes.toArray(Cause[]::new));
      assertThat(all(ledger, some)).isEqualTo(whole.stream().filter(e -> in(causes, e)).toList());
      assertThat(all(ledger, some.withPeriod(period)))
          .isEqualTo(
              whole.stream()
                  .filter(e -> in(causes, e) && period.contains(e.recordedAt()))
                  .toList());
      assertThat(all(ledger, some.withEffectivePeriod(period)))
          .isEqualTo(
              whole.stream()
                  .filter(e -> in(causes, e) && period.contains(e.effectiveAt()))
                  .toList());
    }
  }

  private static boolean in(Set<Cause> causes, LedgerEntry entry) {
    return causes.isEmpty() || causes.contains(entry.cause());
  }

  private static Interval between(History history, int first, int last) {
    Instant a = at(history, first);
    Instant b = at(history, last);
    return a.isBefore(b) ? new Interval(a, b) : new Interval(b, a.plusSeconds(1));
  }

  private static Instant at(History history, int step) {
    return history.steps().get(Math.min(step, history.steps().size() - 1)).at();
  }

  private static Ledger ledger(Practice practice, History history) {
    return practice.at(history.steps().get(history.steps().size() - 1)).ledger();
  }

  @Property(seed = "1702", edgeCases = EdgeCasesMode.NONE)
  @Label("as known at an instant is what was read then, whatever came later")
  void isWhatWasReadThen(
      @ForAll("histories") History history, @ForAll @IntRange(max = 38) int cut) {
    Practice practice = Practice.open();
    List<Step> steps = history.steps();
    int next = Math.min(cut + 1, steps.size() - 1);
    steps.subList(0, next).forEach(practice::run);
    Instant then = steps.get(next).at().minusNanos(1_000);
    boolean isBetween =
        steps.subList(next, steps.size()).stream().allMatch(s -> s.at().isAfter(then))
            && Town.HOLDERS.stream()
                .noneMatch(h -> practice.position(h).recordedAt().isAfter(then));
    if (!isBetween) {
      return;
    }
    Step reading =
        new Step(then, steps.get(0).actor(), steps.get(0).policy(), Step.Mode.ONE, List.of());
    Ledger early = practice.at(reading).ledger();
    List<Set<String>> before = Town.HOLDERS.stream().map(h -> told(all(early, whole(h)))).toList();
    List<Map<CreditType, Balance>> balances =
        Town.HOLDERS.stream().map(h -> touched(early.balances(h))).toList();

    steps.subList(next, steps.size()).forEach(practice::run);

    Ledger later = ledger(practice, history);
    List<Set<String>> known =
        Town.HOLDERS.stream()
            .map(h -> told(all(later, whole(h).withLimit(3).withAsKnownAt(then))))
            .toList();
    assertThat(known).isEqualTo(before);
    assertThat(Town.HOLDERS.stream().map(h -> touched(later.balancesAsOf(h, then, then))).toList())
        .isEqualTo(balances);
  }

  private static Map<CreditType, Balance> touched(Map<CreditType, Balance> balances) {
    Map<CreditType, Balance> touched = new TreeMap<>(balances);
    touched.values().removeIf(Balance.ZERO::equals);
    return touched;
  }

  /** What entries say, without when and with which command they were written down. */
  private static Set<String> told(List<LedgerEntry> entries) {
    Set<String> told = new TreeSet<>();
    for (LedgerEntry entry : entries) {
      told.add(
          Stream.of(
                  entry.ref(),
                  entry.primitive(),
                  entry.cause(),
                  entry.lot(),
                  entry.amount(),
                  entry.held(),
                  entry.balanceAfter(),
                  entry.effectiveAt(),
                  entry.related(),
                  entry.session(),
                  entry.actor())
              .map(String::valueOf)
              .toList()
              .toString());
    }
    assertThat(told).hasSameSizeAs(entries);
    return told;
  }
}
