package io.sessioncredits.report;

import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The reports of one practice: what was granted, spent, lost and moved in a period, what is left
 * and owed, when it ends and what it is worth.
 *
 * <p><b>Two axes of time.</b> An entry belongs to the period in which it is effective. A report is
 * as known at one instant: entries recorded later are left out, so that the report of March as
 * known on 1 April stays the same for ever. Unless another instant is given it is that at which the
 * report begins, by the clock of the library.
 *
 * <p><b>Time passes by itself.</b> Lots and holds that have ended by the end of the period and by
 * the instant as known at are counted as ended, whether or not a sweep has written it down.
 *
 * <p><b>While others write.</b> Reports take no lock and read page by page, in memory that depends
 * on the largest account and not on the practice. A posting that was decided before the report
 * began may commit while it runs, on accounts that were passed and on ones that were not: a
 * transfer would be seen by half. So a report that passes over all accounts checks whether both
 * halves of every move were read; if not it runs again, up to {@value #MOST_PASSES} times, as known
 * at the same instant, and says in the end whether they were. One that hands its rows out cannot
 * take them back: it runs once and says the same. With an instant in the past, or at rest, the
 * first run is consistent.
 *
 * <p>All methods throw {@link io.sessioncredits.spi.StoreException} if the store failed, and {@link
 * io.sessioncredits.model.LedgerIntegrityException} if the entries of an account do not follow each
 * other.
 */
public final class Reports {
  private static final int MOST_PASSES = 3;

  private final PracticeId practice;
  private final CreditQueries queries;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Creates the reports of {@code practice}, whose days are those of {@code zone}. */
  public Reports(PracticeId practice, CreditQueries queries, InstantSource clock, ZoneId zone) {
    this.practice = practice;
    this.queries = queries;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Returns the roll-forward of a period, per credit type and in total.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null
   */
  public RollForward rollForward(ReportQuery query) {
    Instant known = known(Limits.given("query", query).asKnownAt());
    return settled(() -> rollForward(query, known), RollForward::isConsistent);
  }

  private RollForward rollForward(ReportQuery query, Instant known) {
    SortedMap<CreditType, CreditSums> types = new TreeMap<>();
    List<CreditSums> total = new ArrayList<>(List.of(CreditSums.nothing()));
    ReportEnd end =
        eachRow(
            query,
            known,
            row -> {
              row.types().forEach((type, sums) -> types.merge(type, sums, CreditSums::plus));
              CreditSums client =
                  row.types().values().stream()
                      .reduce(CreditSums.nothing(), CreditSums::plus)
                      .asOneClient();
              total.set(0, total.get(0).plus(client));
            });
    return new RollForward(query, known, types, total.get(0), end.isConsistent());
  }

  /**
   * Hands the rows of the drill-down to {@code taker}, one for each client and group that has
   * something to show, in the order of their keys. What {@code taker} throws ends the report and
   * reaches the caller.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public ReportEnd eachClient(ReportQuery query, Consumer<? super ClientRow> taker) {
    Limits.given("taker", taker);
    return eachRow(query, known(Limits.given("query", query).asKnownAt()), taker);
  }

  private ReportEnd eachRow(ReportQuery query, Instant known, Consumer<? super ClientRow> taker) {
    long[] count = {0};
    boolean isConsistent =
        rows(
            query,
            known,
            Optional.empty(),
            row -> {
              count[0]++;
              taker.accept(row);
              return true;
            });
    return new ReportEnd(known, count[0], isConsistent);
  }

  private boolean rows(
      ReportQuery query, Instant known, Optional<EntryRef> after, Predicate<ClientRow> taker) {
    ClientRows rows = new ClientRows(taker);
    boolean isConsistent =
        AccountReader.read(
            queries,
            new EntryRange(practice, query.holder(), query.type(), known),
            after,
            period(query, known),
            rows);
    boolean unused = rows.finish();
    return isConsistent;
  }

  private static List<AsOf> period(ReportQuery query, Instant known) {
    return List.of(AsOf.before(query.start(), known), AsOf.before(query.end(), known));
  }

  /**
   * Returns a page of the drill-down. Ask for the next with the query of this page, so that both
   * are as known at the same instant.
   *
   * @param after behind whom the page begins; empty for the first page
   * @param limit how many clients and groups at most, 1 to {@link Limits#PAGE}
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null or out of range
   */
  public ClientPage perClient(ReportQuery query, Optional<Holder> after, int limit) {
    Limits.between("limit", limit, 1, Limits.PAGE);
    Instant known = known(Limits.given("query", query).asKnownAt());
    List<ClientRow> rows = new ArrayList<>();
    boolean unused =
        rows(
            query,
            known,
            Limits.given("after", after).map(h -> AccountReader.behind(practice, h)),
            row -> {
              rows.add(row);
              return rows.size() <= limit;
            });
    boolean isMore = rows.size() > limit;
    List<ClientRow> page = isMore ? rows.subList(0, limit) : rows;
    return new ClientPage(
        query.withAsKnownAt(known),
        page,
        isMore ? Optional.of(page.get(limit - 1).holder()) : Optional.empty());
  }

  /**
   * Returns outstanding credits by when they end.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null
   */
  public Ageing ageing(AsOfQuery query) {
    Instant known = known(Limits.given("query", query).asKnownAt());
    AsOf asOf = new AsOf(query.instant().orElse(known), known);
    return settled(() -> ageing(query, asOf), Ageing::isConsistent);
  }

  private Ageing ageing(AsOfQuery query, AsOf asOf) {
    AgeingSums sums = new AgeingSums(zone);
    boolean isConsistent =
        AccountReader.read(
            queries,
            new EntryRange(practice, query.holder(), query.type(), asOf.knownAt()),
            Optional.empty(),
            List.of(asOf),
            sums);
    return new Ageing(asOf.passed(), asOf.knownAt(), sums.types(), isConsistent);
  }

  /**
   * Returns what was sold, earned, lost and is still deferred, in money by currency.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null
   */
  public Liability liability(ReportQuery query) {
    Instant known = known(Limits.given("query", query).asKnownAt());
    return settled(() -> liability(query, known), Liability::isConsistent);
  }

  private Liability liability(ReportQuery query, Instant known) {
    LiabilityTotals totals = new LiabilityTotals();
    boolean isConsistent =
        AccountReader.read(
            queries,
            new EntryRange(practice, query.holder(), query.type(), known),
            Optional.empty(),
            period(query, known),
            totals);
    return new Liability(query, known, totals.types(), isConsistent);
  }

  /**
   * Returns a page of the debts that are open now.
   *
   * @throws io.sessioncredits.model.InvalidInputException if the query is null
   */
  public DebtPage debts(DebtsQuery query) {
    Limits.given("query", query);
    List<List<DebtLine>> found = new ArrayList<>();
    openDebts(query)
        .read(
            lines -> {
              found.add(lines);
              return found.size() <= query.limit();
            });
    boolean isMore = found.size() > query.limit();
    List<List<DebtLine>> page = isMore ? found.subList(0, query.limit()) : found;
    return new DebtPage(
        page.stream().flatMap(List::stream).toList(),
        isMore ? Optional.of(page.get(query.limit() - 1).get(0).holder()) : Optional.empty());
  }

  /**
   * Hands the debts that are open now to {@code taker}, all behind {@link DebtsQuery#after}, client
   * after client and of each the oldest first. What {@code taker} throws ends the report and
   * reaches the caller.
   *
   * @throws io.sessioncredits.model.InvalidInputException if an argument is null
   */
  public void eachDebt(DebtsQuery query, Consumer<? super DebtLine> taker) {
    Limits.given("taker", taker);
    openDebts(Limits.given("query", query))
        .read(
            lines -> {
              lines.forEach(taker);
              return true;
            });
  }

  private OpenDebts openDebts(DebtsQuery query) {
    return new OpenDebts(practice, queries, query, now(), zone);
  }

  /** Returns the same reports as comma-separated values. */
  public CsvReports csv() {
    return new CsvReports(this);
  }

  private static <T> T settled(Supplier<T> pass, Predicate<T> isConsistent) {
    T result = pass.get();
    for (int i = 1; i < MOST_PASSES && !isConsistent.test(result); i++) {
      result = pass.get();
    }
    return result;
  }

  private Instant known(Optional<Instant> given) {
    return given.orElseGet(this::now);
  }

  private Instant now() {
    return Limits.instant("clock", clock.instant());
  }
}
