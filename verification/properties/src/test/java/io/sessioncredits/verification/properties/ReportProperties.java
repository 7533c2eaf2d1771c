package io.sessioncredits.verification.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.sessioncredits.maintenance.AuditReport;
import io.sessioncredits.model.AccountAsOf;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.report.Ageing;
import io.sessioncredits.report.AsOfQuery;
import io.sessioncredits.report.ClientPage;
import io.sessioncredits.report.ClientRow;
import io.sessioncredits.report.CreditSums;
import io.sessioncredits.report.DebtLine;
import io.sessioncredits.report.DebtsQuery;
import io.sessioncredits.report.Liability;
import io.sessioncredits.report.LiabilitySums;
import io.sessioncredits.report.ReportQuery;
import io.sessioncredits.report.Reports;
import io.sessioncredits.report.RollForward;
import io.sessioncredits.testkit.arbitrary.Histories;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.invariant.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Reports, whatever happened before,")
class ReportProperties {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  @Provide
  Arbitrary<History> histories() {
    return Histories.any(60);
  }

  /** Goes to an instant behind everything that was written. */
  private static Instant end(Practice practice, History history) {
    Step last = history.steps().get(history.steps().size() - 1);
    Instant end =
        practice.books().allEntries().stream()
            .map(LedgerEntry::recordedAt)
            .filter(practice.clock()::isBefore)
            .max(Comparator.naturalOrder())
            .orElse(practice.clock());
    practice.at(new Step(end, last.actor(), last.policy(), Step.Mode.EACH, List.of()));
    return end;
  }

  private static Reports reports(Practice practice) {
    return practice.credits().at(practice.id()).reports();
  }

  private static Instant middle(History history) {
    return history.steps().get(history.steps().size() / 2).at();
  }

  private static ReportQuery until(Instant end) {
    return ReportQuery.of(Limits.EARLIEST, end.plus(MICRO));
  }

  @Property(seed = "4731", edgeCases = EdgeCasesMode.NONE)
  @Label("close: one period after the other, and as the entries say since the beginning (I4)")
  void close(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Instant end = end(practice, history);
    Instant middle = middle(history);
    RollForward whole = reports(practice).rollForward(until(end));
    assertThat(whole.isConsistent()).isTrue();
    closes(whole);
    if (middle.isBefore(end)) {
      RollForward first = reports(practice).rollForward(until(middle.minus(MICRO)));
      RollForward second = reports(practice).rollForward(ReportQuery.of(middle, end.plus(MICRO)));
      closes(first);
      closes(second);
      for (CreditType type : whole.types().keySet()) {
        assertThat(second.type(type).opening()).isEqualTo(first.type(type).closing());
        assertThat(second.type(type).closing()).isEqualTo(whole.type(type).closing());
        for (Column column : Column.values()) {
          assertThat(first.type(type).net(column) + second.type(type).net(column))
              .as(() -> type + " " + column)
              .isEqualTo(whole.type(type).net(column));
        }
      }
    }
    long unused = practice.sweep();
    AuditReport audit = practice.credits().at(practice.id()).maintenance().audit();
    for (CreditType type : whole.types().keySet()) {
      for (Column column : Column.values()) {
        assertThat(whole.type(type).net(column)).isEqualTo(audit.column(type, column));
      }
    }
  }

  private static void closes(RollForward report) {
    CreditSums total = report.total();
    for (CreditSums sums : report.types().values()) {
      closes(sums);
      assertThat(sums.net(Column.TRANSFERRED)).isZero();
      assertThat(sums.net(Column.REARRANGED)).isZero();
    }
    closes(total);
    assertThat(total.closing())
        .isEqualTo(report.types().values().stream().mapToLong(CreditSums::closing).sum());
  }

  private static void closes(CreditSums sums) {
    long moved = sums.flows().keySet().stream().mapToLong(sums::net).sum();
    assertThat(sums.opening() + moved).isEqualTo(sums.closing());
    assertThat(sums.held()).isBetween(0L, sums.outstanding());
    assertThat(sums.owed()).isNotNegative();
  }

  @Property(seed = "4732", edgeCases = EdgeCasesMode.NONE)
  @Label("are the same before and after a sweep (I13)")
  void sweepChangesNothing(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Instant end = end(practice, history);
    ReportQuery query = until(middle(history)).withAsKnownAt(end);
    ReportQuery later = ReportQuery.of(middle(history), end.plus(MICRO)).withAsKnownAt(end);
    AsOfQuery now = AsOfQuery.at(end).withAsKnownAt(end);
    List<Object> before =
        List.of(
            reports(practice).rollForward(query),
            reports(practice).rollForward(later),
            reports(practice).ageing(now),
            reports(practice).liability(query),
            reports(practice).liability(later),
            reports(practice).debts(DebtsQuery.all()));
    long unused = practice.sweep();
    assertThat(reports(practice).rollForward(query)).isEqualTo(before.get(0));
    assertThat(reports(practice).rollForward(later)).isEqualTo(before.get(1));
    assertThat(reports(practice).ageing(now)).isEqualTo(before.get(2));
    assertThat(reports(practice).liability(query)).isEqualTo(before.get(3));
    assertThat(reports(practice).liability(later)).isEqualTo(before.get(4));
    assertThat(reports(practice).debts(DebtsQuery.all())).isEqualTo(before.get(5));
  }

  @Property(seed = "4733", edgeCases = EdgeCasesMode.NONE)
  @Label("say of each client what the client's position says, and add up")
  void drillDown(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Instant end = end(practice, history);
    ReportQuery query = until(end).withAsKnownAt(end);
    List<ClientRow> rows = new ArrayList<>();
    assertThat(reports(practice).eachClient(query, rows::add).rows()).isEqualTo(rows.size());
    assertThat(paged(practice, query)).isEqualTo(rows);
    RollForward report = reports(practice).rollForward(query);
    SortedMap<CreditType, Long> closings = new TreeMap<>();
    Ageing ageing = reports(practice).ageing(AsOfQuery.at(end));
    Map<CreditType, Long> outstanding = new TreeMap<>();
    for (ClientRow row : rows) {
      Position position = practice.position(row.holder()).at(end);
      row.types()
          .forEach(
              (type, sums) -> {
                Balance balance = position.balance(type, end);
                assertThat(sums.closing()).isEqualTo(balance.posted());
                assertThat(sums.owed()).isEqualTo(balance.owed());
                assertThat(sums.held()).isEqualTo(balance.held());
                assertThat(sums.upcoming()).isEqualTo(balance.upcoming());
                closings.merge(type, sums.closing(), Long::sum);
                outstanding.merge(type, sums.outstanding(), Long::sum);
              });
    }
    report
        .types()
        .forEach((type, sums) -> assertThat(sums.closing()).isEqualTo(closings.get(type)));
    assertThat(report.total().clients()).isEqualTo(rows.size());
    outstanding.forEach((type, sum) -> assertThat(ageing.of(type).total()).isEqualTo(sum));
  }

  private static List<ClientRow> paged(Practice practice, ReportQuery query) {
    List<ClientRow> rows = new ArrayList<>();
    Optional<Holder> next = Optional.empty();
    do {
      ClientPage page = reports(practice).perClient(query, next, 2);
      rows.addAll(page.rows());
      next = page.next();
    } while (next.isPresent());
    return rows;
  }

  @Property(seed = "4734", edgeCases = EdgeCasesMode.NONE)
  @Label("lose no cent, and list every debt there is")
  void moneyAndDebts(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    practice.runAll(history);
    Instant end = end(practice, history);
    Liability liability = reports(practice).liability(until(end));
    Map<CreditType, Long> worth = new TreeMap<>();
    List<String> owed = new ArrayList<>();
    for (Position written : practice.books().positions().values()) {
      Position position = written.at(end);
      for (OpenLot lot : position.lots()) {
        lot.value(lot.remaining())
            .ifPresent(p -> worth.merge(lot.type(), p.minorUnits(), Long::sum));
      }
      position
          .debts()
          .forEach(d -> owed.add(position.wallet().holder() + " " + d.type() + " " + d.owed()));
    }
    liability
        .types()
        .forEach(
            (type, currencies) ->
                currencies.forEach(
                    (currency, sums) ->
                        assertThat(sums.closing()).isEqualTo(worth.getOrDefault(type, 0L))));
    Instant middle = middle(history);
    if (middle.isBefore(end)) {
      Liability first = reports(practice).liability(until(middle.minus(MICRO)));
      Liability second = reports(practice).liability(ReportQuery.of(middle, end.plus(MICRO)));
      LiabilitySums none = new LiabilitySums(0, 0, 0, 0, 0, 0, 0);
      assertThat(first.totals().getOrDefault("EUR", none).closing())
          .isEqualTo(second.totals().getOrDefault("EUR", none).opening());
    }
    List<String> listed = new ArrayList<>();
    reports(practice).eachDebt(DebtsQuery.all(), d -> listed.add(told(d)));
    assertThat(listed).containsExactlyInAnyOrderElementsOf(owed);
  }

  private static String told(DebtLine line) {
    return line.holder() + " " + line.debt().account().type() + " " + line.owed();
  }

  @Property(seed = "4735", edgeCases = EdgeCasesMode.NONE)
  @Label("know weeks later where each account stood, to the lot, debt and hold (I1)")
  void lookBack(@ForAll("histories") History history) {
    Practice practice = Practice.open();
    int half = history.steps().size() / 2;
    history.steps().subList(0, half).forEach(practice::run);
    Books then = practice.books();
    Instant known = end(practice, history);
    history.steps().subList(half, history.steps().size()).forEach(practice::run);
    practice
        .books()
        .entries()
        .forEach(
            (account, entries) -> {
              Position stood =
                  then.positions().getOrDefault(account.wallet(), Position.empty(account.wallet()));
              long reached = stood.head(account.type()).sequence();
              boolean isMovedOn =
                  entries.stream().skip(reached).anyMatch(e -> !e.recordedAt().isAfter(known));
              if (!isMovedOn) {
                AccountAsOf fold = AccountAsOf.empty(account, new AsOf(known, known));
                for (LedgerEntry entry : entries) {
                  fold = fold.after(entry);
                }
                same(fold.standing(), stood.at(known), account.type());
              }
            });
  }

  private static void same(AccountStanding standing, Position position, CreditType type) {
    assertThat(standing.position().lots())
        .isEqualTo(position.lots().stream().filter(l -> l.type().equals(type)).toList());
    assertThat(standing.position().debts())
        .isEqualTo(position.debts().stream().filter(d -> d.type().equals(type)).toList());
    assertThat(standing.position().holds())
        .isEqualTo(position.holds().stream().filter(h -> h.type().equals(type)).toList());
    assertThat(standing.balance()).isEqualTo(position.head(type).balance());
    assertThat(standing.prepaid()).isZero();
  }
}
