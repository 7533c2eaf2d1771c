package io.sessioncredits.testkit.fault;

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

/** A read side whose calls pass a fuse. */
record FaultyQueries(CreditQueries queries, Fuse fuse) implements CreditQueries {
  @Override
  public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    return fuse.around(() -> queries.view(practice, wallets, lookups));
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    return fuse.around(() -> queries.history(wallet, selection));
  }

  @Override
  public List<LedgerEntry> newest(WalletKey wallet, HistorySelection selection) {
    return fuse.around(() -> queries.newest(wallet, selection));
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return fuse.around(() -> queries.entries(account, after, limit));
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    return fuse.around(() -> queries.entries(range, after, limit));
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return fuse.around(() -> queries.wallets(practice, after, limit));
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return fuse.around(() -> queries.due(practice, until, limit));
  }

  @Override
  public List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit) {
    return fuse.around(() -> queries.purchases(practice, holder, after, limit));
  }

  @Override
  public List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
    return fuse.around(() -> queries.renewalsDue(practice, until, after, limit));
  }
}
