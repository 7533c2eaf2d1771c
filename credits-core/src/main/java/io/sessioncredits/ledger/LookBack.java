package io.sessioncredits.ledger;

import io.sessioncredits.model.AccountAsOf;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.AsOf;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The accounts of one holder, read again from their first entries. */
final class LookBack {
  private LookBack() {}

  /** Returns the balances of the accounts in {@code range}, which is of one holder. */
  static Map<CreditType, Balance> balances(CreditQueries queries, EntryRange range, AsOf asOf) {
    Map<CreditType, AccountAsOf> accounts = new TreeMap<>();
    Optional<EntryRef> after = Optional.empty();
    List<LedgerEntry> page;
    do {
      page = queries.entries(range, after, Limits.PAGE);
      for (LedgerEntry entry : page) {
        if (!entry.account().type().isReserved()) {
          accounts.compute(
              entry.account().type(),
              (type, read) ->
                  (read == null ? AccountAsOf.empty(entry.account(), asOf) : read).after(entry));
        }
        after = Optional.of(entry.ref());
      }
    } while (page.size() == Limits.PAGE);
    Map<CreditType, Balance> balances = new TreeMap<>();
    accounts.forEach((type, account) -> balances.put(type, balance(type, account.standing())));
    return balances;
  }

  private static Balance balance(CreditType type, AccountStanding standing) {
    Balance open = standing.position().balance(type, standing.at());
    return new Balance(
        standing.balance(), open.held(), open.available(), open.upcoming(), open.owed());
  }
}
