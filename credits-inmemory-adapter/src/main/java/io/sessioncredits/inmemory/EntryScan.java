package io.sessioncredits.inmemory;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of the entries of a practice, account after account.
 *
 * <p>Within an account a later entry was never recorded earlier, so that what is not known yet is
 * at its end.
 */
final class EntryScan {
  /** Behind a holder's key, and before every longer or greater one. */
  private static final char NEXT = 0;

  private final RecordsView view;
  private final EntryRange range;
  private final Optional<EntryRef> after;
  private final int limit;
  private final List<LedgerEntry> page = new ArrayList<>();

  EntryScan(RecordsView view, EntryRange range, Optional<EntryRef> after, int limit) {
    this.view = view;
    this.range = range;
    this.after = after;
    this.limit = limit;
  }

  List<LedgerEntry> page() {
    Optional<WalletKey> wallet = first();
    while (wallet.isPresent() && isWanted(wallet.get()) && page.size() < limit) {
      read(wallet.get());
      wallet = view.walletFrom(wallet.get().holder().key() + NEXT);
    }
    return List.copyOf(page);
  }

  private Optional<WalletKey> first() {
    String least = after.map(e -> e.account().wallet().holder().key()).orElse("");
    String wanted = range.holder().map(h -> h.key()).orElse("");
    return view.walletFrom(least.compareTo(wanted) > 0 ? least : wanted);
  }

  private boolean isWanted(WalletKey wallet) {
    return range.holder().map(wallet.holder()::equals).orElse(true);
  }

  private void read(WalletKey wallet) {
    if (range.type().isPresent()) {
      read(wallet, range.type().get(), view.entries(wallet, range.type().get()));
    } else {
      view.entries(wallet).forEach((type, entries) -> read(wallet, type, entries));
    }
  }

  private void read(WalletKey wallet, CreditType type, List<LedgerEntry> entries) {
    for (int i = from(wallet, type, entries.size()); i < entries.size(); i++) {
      LedgerEntry entry = entries.get(i);
      if (page.size() == limit || entry.recordedAt().isAfter(range.knownAt())) {
        return;
      }
      page.add(entry);
    }
  }

  private int from(WalletKey wallet, CreditType type, int size) {
    int order = after.map(e -> wallet.account(type).compareTo(e.account())).orElse(1);
    if (order != 0) {
      return order > 0 ? 0 : size;
    }
    return (int) Math.min(after.orElseThrow().sequence(), size);
  }
}
