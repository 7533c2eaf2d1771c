package io.sessioncredits.verification.rules;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads of a store in which somebody has changed something behind the ledger's back. */
class DamagedReads implements CreditQueries {
  private final CreditQueries sound;
  private final UnaryOperator<List<LedgerEntry>> entries;
  private final UnaryOperator<Position> positions;

  DamagedReads(
      CreditQueries sound,
      UnaryOperator<List<LedgerEntry>> entries,
      UnaryOperator<Position> positions) {
    this.sound = sound;
    this.entries = entries;
    this.positions = positions;
  }

  @Override
  public View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups) {
    View view = sound.view(practice, wallets, lookups);
    Map<WalletKey, Position> damaged = new TreeMap<>(view.positions());
    damaged.replaceAll((wallet, position) -> positions.apply(position));
    return view.withPositions(damaged);
  }

  @Override
  public HistorySlice history(WalletKey wallet, HistorySelection selection) {
    HistorySlice slice = sound.history(wallet, selection);
    return new HistorySlice(positions.apply(slice.position()), slice.entries());
  }

  @Override
  public List<LedgerEntry> entries(AccountKey account, long after, int limit) {
    return entries.apply(sound.entries(account, after, limit));
  }

  @Override
  public List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit) {
    return entries.apply(sound.entries(range, after, limit));
  }

  @Override
  public List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit) {
    return sound.wallets(practice, after, limit).stream().map(positions).toList();
  }

  @Override
  public List<WalletKey> due(PracticeId practice, Instant until, int limit) {
    return sound.due(practice, until, limit);
  }

  @Override
  public List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit) {
    return sound.purchases(practice, holder, after, limit);
  }

  @Override
  public List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit) {
    return sound.renewalsDue(practice, until, after, limit);
  }
}
