package io.sessioncredits.spi;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Digest;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be read without a lock. Each answer is consistent in itself: it shows all of a posting
 * or none.
 *
 * <p>All methods throw {@link StoreException} if the store failed. Nothing here expires lots: that
 * is for the caller, with {@link Position#at}.
 */
public interface CreditQueries {
  /**
   * What a decision needs, as of one instant.
   *
   * @param positions the positions of the wallets asked for; the empty one where there is none
   * @param requests what is kept of the requests asked for; absent where there is nothing
   * @param bookings the booking lines asked for; absent where there is none
   * @param purchases the sales asked for; absent where there is none
   * @param settings the settings stamp of the practice: the digest of the newest entry of the
   *     account {@link CreditType#PRACTICE_SETTINGS} in the wallet of the practice itself, {@link
   *     Digest#NONE} if there is no entry
   */
  record View(
      Map<WalletKey, Position> positions,
      Map<RequestId, RequestRecord> requests,
      Map<BookingLine, BookingRecord> bookings,
      Map<PurchaseRef, PurchaseRecord> purchases,
      Digest settings) {
    /** Creates a view without purchases, of a practice that never changed a setting. */
    public View(
        Map<WalletKey, Position> positions,
        Map<RequestId, RequestRecord> requests,
        Map<BookingLine, BookingRecord> bookings) {
      this(positions, requests, bookings, Map.of(), Digest.NONE);
    }

    /** Returns this view with other positions. */
    public View withPositions(Map<WalletKey, Position> others) {
      return new View(others, requests, bookings, purchases, settings);
    }

    /** Returns this view with other booking lines. */
    public View withBookings(Map<BookingLine, BookingRecord> others) {
      return new View(positions, requests, others, purchases, settings);
    }

    /** Returns this view with other requests. */
    public View withRequests(Map<RequestId, RequestRecord> others) {
      return new View(positions, others, bookings, purchases, settings);
    }
  }

  /**
   * Returns positions, and what {@code lookups} name of {@code practice}, as of one instant, with
   * the practice's settings stamp.
   */
  View view(PracticeId practice, Collection<WalletKey> wallets, Lookups lookups);

  /**
   * Where a page of history begins: behind the entry with these marks, in the order of {@link
   * #history}.
   *
   * @param recordedAt when the entry was written
   * @param type its credit type
   * @param sequence its sequence
   */
  record HistoryMark(Instant recordedAt, CreditType type, long sequence)
      implements Comparable<HistoryMark> {
    private static final Comparator<HistoryMark> NEWEST_FIRST =
        Comparator.comparing(HistoryMark::recordedAt)
            .reversed()
            .thenComparing(HistoryMark::type)
            .thenComparing(Comparator.comparingLong(HistoryMark::sequence).reversed());

    /** Returns the mark of {@code entry}. */
    public static HistoryMark of(LedgerEntry entry) {
      return new HistoryMark(entry.recordedAt(), entry.account().type(), entry.sequence());
    }

    /** Compares by the order of {@link #history}: what is newer is less. */
    @Override
    public int compareTo(HistoryMark other) {
      return NEWEST_FIRST.compare(this, other);
    }
  }

  /**
   * A page of entries and, of the same instant, where the wallet stands.
   *
   * @param position the position as last written
   * @param entries the entries
   */
  record HistorySlice(Position position, List<LedgerEntry> entries) {}

  /**
   * Returns the entries of {@code wallet} that {@code selection} is about, newest first: by {@code
   * recordedAt} falling, then credit type rising, then sequence falling.
   *
   * <p>One statement, whatever the length of the history and whatever is selected.
   */
  HistorySlice history(WalletKey wallet, HistorySelection selection);

  /**
   * Returns the entries that {@link #history} would, without the position: that of a practice with
   * a large catalogue is hundreds of kilobytes, which a store need not read for a page of entries.
   *
   * <p>One statement at most. The mark that the selection is behind may be of another wallet.
   */
  default List<LedgerEntry> newest(WalletKey wallet, HistorySelection selection) {
    return history(wallet, selection).entries();
  }

  /**
   * Returns up to {@code limit} entries of {@code account} with a sequence above {@code after}, in
   * order.
   */
  List<LedgerEntry> entries(AccountKey account, long after, int limit);

  /**
   * Which entries of a practice to read.
   *
   * @param practice the practice
   * @param holder only of this holder, if given
   * @param type only of this credit type, if given
   * @param knownAt only those recorded at this instant or before it
   */
  record EntryRange(
      PracticeId practice, Optional<Holder> holder, Optional<CreditType> type, Instant knownAt) {}

  /**
   * Returns up to {@code limit} entries of {@code range}, account after account: in the order of
   * the holder's key, credit type and sequence.
   *
   * <p>Pages read while others write are parts of one order: an entry is neither repeated nor, if
   * it was there before the first page, skipped. A posting that touches several accounts may be
   * seen in the later ones alone.
   *
   * @param after only those behind this one, which need not be in the range; empty for the first
   *     page
   */
  List<LedgerEntry> entries(EntryRange range, Optional<EntryRef> after, int limit);

  /** Returns up to {@code limit} wallets of {@code practice} behind {@code after}, in key order. */
  List<Position> wallets(PracticeId practice, Optional<Holder> after, int limit);

  /**
   * Returns up to {@code limit} wallets of {@code practice} to which time alone brings something up
   * to {@code until}.
   */
  List<WalletKey> due(PracticeId practice, Instant until, int limit);

  /**
   * Returns up to {@code limit} sales of {@code practice}, in the order of their references.
   *
   * @param holder only of this holder, if given
   * @param after only those behind this one, if given
   */
  List<PurchaseRecord> purchases(
      PracticeId practice, Optional<Holder> holder, Optional<PurchaseRef> after, int limit);

  /**
   * Where a page of renewals begins: behind the sale with these marks.
   *
   * @param due when its next cycle begins
   * @param purchase the sale
   */
  record RenewalMark(Instant due, PurchaseRef purchase) {}

  /**
   * A sale of which a cycle is due.
   *
   * @param mark where it stands among the others
   * @param sold what is kept of it; empty if that is damaged
   */
  record RenewalDue(RenewalMark mark, Optional<PurchaseRecord> sold) {}

  /**
   * Returns up to {@code limit} sales of {@code practice} of which a cycle that is not granted yet
   * begins up to {@code until}: the longest due first, then in the order of their references. A
   * damaged record keeps none of the others from being read.
   *
   * @param after only those behind this mark, if given
   */
  List<RenewalDue> renewalsDue(
      PracticeId practice, Instant until, Optional<RenewalMark> after, int limit);
}
