package io.sessioncredits.spi;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * One transaction of a store, as the executor uses it.
 *
 * <p>The call order is always the same:
 *
 * <ol>
 *   <li>{@link #payers}, {@link #holders} and {@link #find}, only if the wallets to lock are not
 *       known from the commands alone. All read facts that never change once they exist, so that
 *       they need no lock; absent may mean absent in the transaction's own snapshot, where the
 *       host's isolation level gives it one that is older than now: what is not to be seen yet is
 *       refused as unknown;
 *   <li>{@link #lock}, once, which also reads requests, booking lines, purchases and the settings
 *       stamp, then {@link #positions}, at most once and only of wallets that are not locked;
 *   <li>{@link #entries} and {@link #bookings}, each at most once and only where a posting is
 *       undone or a debt may be settled;
 *   <li>{@link #append}, at most once.
 * </ol>
 *
 * <p>Everything read by or after {@link #lock} shows all that an earlier holder of the locks has
 * committed, even where the transaction's own snapshot is older.
 *
 * <p>Every method takes many at once and costs a constant number of statements. All throw {@link
 * StoreException}; after that the transaction can only be rolled back. If the process dies before
 * the commit, nothing of it is kept.
 */
public interface CreditTransaction {
  /**
   * Returns who pays for each of {@code lines}; a line that was never booked is absent. Takes no
   * lock.
   */
  Map<BookingLine, WalletKey> payers(PracticeId practice, Collection<BookingLine> lines);

  /**
   * Returns whose wallet each of {@code purchases} is in; one that was never made is absent. Takes
   * no lock.
   */
  Map<PurchaseRef, WalletKey> holders(PracticeId practice, Collection<PurchaseRef> purchases);

  /**
   * Locks {@code wallets} in their natural order until the transaction ends, and returns the last
   * committed position of each, or the one this transaction has appended, with what is kept of
   * {@code lookups} under these locks. A wallet that does not exist is locked as well, against a
   * concurrent first touch too, and has the empty position; whether an empty wallet stays behind
   * does not matter. Locking what this transaction has locked already costs nothing but the read.
   *
   * <p>The settings stamp is read in the same statement as {@code lookups}, and no lock guards it:
   * it is the one that a plain read of this transaction shows, which may be older than the locks
   * where the host's isolation level gives it a snapshot. What {@link #positions} shows of the
   * practice's own wallet afterwards is not older.
   *
   * @throws StoreException retryable if a lock is not to be had in time or a deadlock was broken
   */
  CreditQueries.View lock(PracticeId practice, SortedSet<WalletKey> wallets, Lookups lookups);

  /**
   * Locks {@code wallets} of one practice as above and reads nothing but their positions.
   *
   * @throws StoreException retryable if a lock is not to be had in time or a deadlock was broken
   */
  default Map<WalletKey, Position> lock(SortedSet<WalletKey> wallets) {
    return wallets.isEmpty()
        ? Map.of()
        : lock(wallets.first().practice(), wallets, Lookups.NONE).positions();
  }

  /**
   * Returns where {@code wallets} stand, the empty position where there is none, as this
   * transaction's plain reads show them. Takes no lock and creates nothing; what it shows of a
   * wallet that is not locked may be out of date at once.
   */
  Map<WalletKey, Position> positions(Collection<WalletKey> wallets);

  /** Returns what is kept of {@code requests}; one that was never carried out is absent. */
  Map<RequestId, RequestRecord> find(Collection<RequestId> requests);

  /** Returns the booking records of {@code lines}; a line that was never booked is absent. */
  Map<BookingLine, BookingRecord> bookings(PracticeId practice, Collection<BookingLine> lines);

  /** Returns the entries {@code names}; one that does not exist is absent. */
  Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names);

  /**
   * Writes all of {@code postings}, in order, or throws. Wallets of a posting are locked; its
   * request and entries must not exist yet. A booking or purchase record is new, or was returned to
   * this transaction under the locks, or written by it.
   *
   * @throws StoreException retryable if a request or entry exists already, which then was written
   *     by somebody who did not hold these locks
   */
  void append(List<Posting> postings);
}
