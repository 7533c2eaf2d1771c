package io.sessioncredits.ledger;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PackageDefinition;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import io.sessioncredits.spi.CreditQueries.HistorySlice;
import io.sessioncredits.spi.Lookups;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one practice's ledger says now: balances and history, read without a lock. */
public final class LedgerView {
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
  public LedgerView(
      PracticeId practice,
      CreditQueries queries,
      Function<? super CreditQueries.View, RulesInForce> rules,
      InstantSource clock) {
    this.practice = practice;
    this.queries = queries;
    this.rules = rules;
    this.clock = clock;
  }

  Map<Holder, Map<CreditType, Balance>> balances(Collection<? extends Holder> holders) {
    Limits.between("holders", Limits.given("holders", holders).size(), 0, Limits.BATCH);
    Map<Holder, WalletKey> wallets =
        holders.stream()
            .map(h -> Limits.given("holder", h))
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    h -> new WalletKey(practice, h),
                    (a, b) -> a,
                    LinkedHashMap::new));
    CreditQueries.View view = queries.view(practice, wallets.values(), Lookups.NONE);
    Catalogue catalogue = catalogue(view);
    Map<Holder, Map<CreditType, Balance>> balances = new LinkedHashMap<>();
    wallets.forEach(
        (holder, wallet) ->
            balances.put(holder, standing(written(view, wallet), catalogue).balances()));
    return balances;
  }

  private Standing standing(Position written, Catalogue catalogue) {
    return Standing.of(written, catalogue, now(written));
  }

  private Catalogue catalogue(CreditQueries.View view) {
    return rules.apply(view).practice().catalogue();
  }

  private static Position written(CreditQueries.View view, WalletKey wallet) {
    return view.positions().getOrDefault(wallet, Position.empty(wallet));
  }

  long bookable(Holder holder, AppointmentType type) {
    Limits.given("appointmentType", type);
    WalletKey wallet = new WalletKey(practice, Limits.given("holder", holder));
    CreditQueries.View view = queries.view(practice, List.of(wallet), Lookups.NONE);
    return standing(written(view, wallet), catalogue(view)).bookable(type);
  }

  Map<CreditType, Balance> balancesAsOf(Holder holder, Optional<CreditType> only, AsOf asOf) {
    Limits.given("holder", holder);
    Map<CreditType, Balance> balances = new TreeMap<>();
    catalogue(queries.view(practice, List.of(), Lookups.NONE))
        .creditTypes()
        .forEach(type -> balances.put(type, Balance.ZERO));
    EntryRange range = new EntryRange(practice, Optional.of(holder), only, asOf.knownAt());
    balances.putAll(LookBack.balances(queries, range, asOf));
    return balances;
  }

  HistoryPage history(HistoryQuery query) {
    return page(query, slice(query));
  }

  /**
   * Returns a page of history with where its holder stands, by one read, and by another what the
   * practice offers.
   */
  public LedgerReading read(HistoryQuery query) {
    HistorySlice slice = slice(query);
    HistoryPage page = page(query, slice);
    CreditPolicy inForce = rules.apply(queries.view(practice, List.of(), Lookups.NONE)).practice();
    Standing standing = standing(slice.position(), inForce.catalogue());
    return new LedgerReading(standing, page, offers(inForce, standing.at()));
  }

  private static List<PackageDefinition> offers(CreditPolicy rules, Instant now) {
    return rules.active() ? rules.packages().onSale(now, rules.zone()) : List.of();
  }

  private HistorySlice slice(HistoryQuery query) {
    Limits.given("query", query);
    return queries.history(new WalletKey(practice, query.holder()), query.selection());
  }

  private HistoryPage page(HistoryQuery query, HistorySlice slice) {
    List<LedgerEntry> found =
        PracticeChanges.among(slice.entries(), queries, practice, query.practiceSelection());
    boolean isMore = found.size() > query.limit();
    List<LedgerEntry> entries = isMore ? found.subList(0, query.limit()) : found;
    List<LedgerEntry> due =
        query.after().isPresent()
            ? List.of()
            : DueEntries.of(slice.position(), now(slice.position()), query.selection());
    return new HistoryPage(
        due,
        entries,
        isMore ? Optional.of(HistoryCursor.of(entries.get(entries.size() - 1))) : Optional.empty());
  }

  private Instant now(Position position) {
    Instant now = Limits.instant("clock", clock.instant());
    return position.recordedAt().isAfter(now) ? position.recordedAt() : now;
  }
}
