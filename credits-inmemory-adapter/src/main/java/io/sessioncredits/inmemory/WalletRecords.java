package io.sessioncredits.inmemory;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One wallet: its entries by credit type in the order of their sequence, and where it stands after
 * them.
 */
final class WalletRecords {
  private final WalletKey key;
  private final SortedMap<CreditType, List<LedgerEntry>> entries = new TreeMap<>();
  private Position position;
  private Optional<Instant> nextDue = Optional.empty();

  WalletRecords(WalletKey key) {
    this.key = key;
    this.position = Position.empty(key);
  }

  WalletKey key() {
    return key;
  }

  Position position() {
    return position;
  }

  Optional<Instant> nextDue() {
    return nextDue;
  }

  /** The entries of each credit type, oldest first. */
  Map<CreditType, List<LedgerEntry>> entries() {
    return Collections.unmodifiableMap(entries);
  }

  List<LedgerEntry> entries(CreditType type) {
    return entries.getOrDefault(type, List.of());
  }

  void add(LedgerEntry entry) {
    entries.computeIfAbsent(entry.account().type(), t -> new ArrayList<>()).add(entry);
  }

  void stand(Position reached) {
    position = reached;
  }

  void dueAt(Optional<Instant> next) {
    nextDue = next;
  }

  void addAll(WalletRecords later) {
    later.entries.forEach(
        (type, added) -> entries.computeIfAbsent(type, t -> new ArrayList<>()).addAll(added));
    position = later.position;
  }
}
