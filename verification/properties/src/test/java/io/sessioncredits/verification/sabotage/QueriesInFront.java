package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.HistorySelection;
import io.sessioncredits.spi.Lookups;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A read side that hands everything on; each sabotage changes one thing. */
class QueriesInFront implements CreditQueries {
  final CreditQueries queries;

  QueriesInFront(CreditQueries queries) {
    this.queries = queries;
  }

  @Override
  public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    return queries.view(practice, wallets, lookups);
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    return queries.history(wallet, selection);
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return queries.entries(account, after, limit);
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    return queries.entries(range, after, limit);
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return queries.wallets(practice, after, limit);
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return queries.due(practice, until, limit);
  }

  @Override
  public List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit) {
    return queries.purchases(practice, holder, after, limit);
  }

  @Override
  public List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
    return queries.renewalsDue(practice, until, after, limit);
  }
}
