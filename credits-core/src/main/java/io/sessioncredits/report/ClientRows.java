package io.sessioncredits.report;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.AccountStanding;
import io.sessioncredits.model.Column;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Flow;
import io.sessioncredits.model.Holder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes rows of accounts that are read as of the beginning and the end of a period. */
final class ClientRows implements AccountReader.Visitor {
  private final Predicate<ClientRow> taker;
  private final SortedMap<CreditType, CreditSums> types = new TreeMap<>();
  private @Nullable Holder holder;

  /** Hands each row to {@code taker}, which says whether to go on. */
  ClientRows(Predicate<ClientRow> taker) {
    this.taker = taker;
  }

  @Override
  public boolean visit(AccountKey account, List<AccountStanding> standings) {
    Holder next = account.wallet().holder();
    boolean goesOn = next.equals(holder) || finish();
    holder = next;
    CreditSums sums = sums(standings.get(0), standings.get(1));
    if (!sums.isNothing()) {
      types.put(account.type(), sums);
    }
    return goesOn;
  }

  /** Hands out the last row, and returns whether to go on. */
  boolean finish() {
    if (holder == null || types.isEmpty()) {
      return true;
    }
    ClientRow row = new ClientRow(holder, types);
    types.clear();
    return taker.test(row);
  }

  private static CreditSums sums(AccountStanding opening, AccountStanding closing) {
    Map<Column, Flow> flows = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      Flow flow = closing.flow(column).minus(opening.flow(column));
      if (!flow.equals(Flow.NONE)) {
        flows.put(column, flow);
      }
    }
    return CreditSums.builder()
        .opening(opening.balance())
        .flows(flows)
        .outstanding(closing.outstanding())
        .held(closing.held())
        .upcoming(closing.upcoming())
        .owed(closing.owed())
        .clients(1)
        .clientsOwing(closing.owed() > 0 ? 1 : 0)
        .build();
  }
}
