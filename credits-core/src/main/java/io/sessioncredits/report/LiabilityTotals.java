package io.sessioncredits.report;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.ValueFlow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what the price of credits became, from the beginning to the end of a period. */
final class LiabilityTotals implements AccountReader.Visitor {
  private final SortedMap<CreditType, SortedMap<String, LiabilitySums>> types = new TreeMap<>();

  SortedMap<CreditType, SortedMap<String, LiabilitySums>> types() {
    return types;
  }

  @Override
  public boolean visit(AccountKey account, List<AccountStanding> standings) {
    AccountStanding opening = standings.get(0);
    AccountStanding closing = standings.get(1);
    for (String currency : currencies(closing)) {
      LiabilitySums sums = sums(opening, closing, currency);
      if (!sums.isNothing()) {
        types
            .computeIfAbsent(account.type(), t -> new TreeMap<>())
            .merge(currency, sums, LiabilitySums::plus);
      }
    }
    return true;
  }

  /** What stood at the beginning has come since the ledger began, so the end knows all of them. */
  private static Set<String> currencies(AccountStanding closing) {
    Set<String> currencies = new TreeSet<>();
    closing.values().values().forEach(values -> currencies.addAll(values.keySet()));
    return currencies;
  }

  private static LiabilitySums sums(
      AccountStanding opening, AccountStanding closing, String currency) {
    return new LiabilitySums(
        opening.worth().getOrDefault(currency, 0L),
        change(opening, closing, ValueFlow.SOLD, currency),
        -change(opening, closing, ValueFlow.EARNED, currency),
        -change(opening, closing, ValueFlow.BREAKAGE, currency),
        -change(opening, closing, ValueFlow.REFUNDED, currency),
        change(opening, closing, ValueFlow.ADJUSTED, currency),
        change(opening, closing, ValueFlow.MOVED, currency));
  }

  private static long change(
      AccountStanding opening, AccountStanding closing, ValueFlow flow, String currency) {
    return Math.subtractExact(value(closing, flow, currency), value(opening, flow, currency));
  }

  private static long value(AccountStanding standing, ValueFlow flow, String currency) {
    Map<String, Long> values = standing.values().getOrDefault(flow, new TreeMap<>());
    return values.getOrDefault(currency, 0L);
  }
}
