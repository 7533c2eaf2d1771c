package io.sessioncredits.inmemory;

import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.spi.CreditQueries.HistoryMark;
import io.sessioncredits.spi.HistorySelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The accounts of a wallet read as one history, newest first.
 *
 * <p>Within an account a later entry was never recorded earlier, so that each list, read from its
 * end, is in the order of the history already. A page costs its own length, what lies between its
 * entries and is not selected, and, per account, the search of where it begins.
 */
final class HistoryMerge {
  private HistoryMerge() {}

  private static final class Reader {
    final List<LedgerEntry> entries;
    int place;
    HistoryMark mark;

    /** Begins at {@code place}, where there is an entry. */
    Reader(List<LedgerEntry> entries, int place) {
      this.entries = entries;
      this.place = place;
      this.mark = HistoryMark.of(entries.get(place));
    }

    LedgerEntry entry() {
      return entries.get(place);
    }

    /** The entry that opened the lot of {@link #entry}: the one with sequence n stands at n − 1. */
    LedgerEntry opening() {
      return entries.get((int) entry().lot() - 1);
    }

    boolean goesOn() {
      if (place == 0) {
        return false;
      }
      place--;
      mark = HistoryMark.of(entries.get(place));
      return true;
    }
  }

  static List<LedgerEntry> page(
      Map<CreditType, List<LedgerEntry>> accounts, HistorySelection selection) {
    PriorityQueue<Reader> readers = new PriorityQueue<>(Comparator.comparing((Reader r) -> r.mark));
    for (List<LedgerEntry> entries : accounts.values()) {
      int behind = behind(entries, selection.after());
      if (behind > 0) {
        readers.add(new Reader(entries, behind - 1));
      }
    }
    List<LedgerEntry> page = new ArrayList<>();
    while (page.size() < selection.limit() && !readers.isEmpty()) {
      Reader reader = readers.remove();
      LedgerEntry entry = reader.entry();
      if (selection.selects(entry) && selection.isKnown(entry, reader.opening())) {
        page.add(entry);
      }
      if (reader.goesOn()) {
        readers.add(reader);
      }
    }
    return List.copyOf(page);
  }

  /** How many of the entries, counted from the oldest, are behind the mark. */
  private static int behind(List<LedgerEntry> entries, Optional<HistoryMark> after) {
    if (after.isEmpty()) {
      return entries.size();
    }
    int behind = 0;
    int end = entries.size();
    while (behind < end) {
      int middle = (behind + end) >>> 1;
      if (HistoryMark.of(entries.get(middle)).compareTo(after.get()) > 0) {
        behind = middle + 1;
      } else {
        end = middle;
      }
    }
    return behind;
  }
}
