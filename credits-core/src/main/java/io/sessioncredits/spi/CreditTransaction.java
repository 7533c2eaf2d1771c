package io.sessioncredits.spi;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
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
 *   <li>{@link #payers} and {@link #find}, if the wallets to lock are not known from the commands
 *       alone: both read facts that never change once they exist, so that they need no lock;
 *   <li>{@link #lock}, at most once;
 *   <li>{@link #find}, {@link #bookings} and {@link #entries}, each at most once: they must see
 *       everything that was committed by an earlier holder of the locks, even where the
 *       transaction's own snapshot is older;
 *   <li>{@link #append}, at most once.
 * </ol>
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
   * Locks {@code wallets} in their natural order until the transaction ends and returns the last
   * committed position of each, or the one this transaction has appended. A wallet that does not
   * exist is locked as well, against a concurrent first touch too, and has the empty position;
   * whether an empty wallet stays behind does not matter.
   *
   * @throws StoreException retryable if a lock is not to be had in time or a deadlock was broken
   */
  Map<WalletKey, Position> lock(SortedSet<WalletKey> wallets);

  /** Returns what is kept of {@code requests}; one that was never carried out is absent. */
  Map<RequestId, RequestRecord> find(Collection<RequestId> requests);

  /** Returns the booking records of {@code lines}; a line that was never booked is absent. */
  Map<BookingLine, BookingRecord> bookings(PracticeId practice, Collection<BookingLine> lines);

  /** Returns the entries {@code names}; one that does not exist is absent. */
  Map<EntryRef, LedgerEntry> entries(Collection<EntryRef> names);

  /**
   * Writes all of {@code postings}, in order, or throws. Wallets of a posting are locked; its
   * request, entries and new booking lines must not exist yet.
   *
   * @throws StoreException retryable if a request or entry exists already, which then was written
   *     by somebody who did not hold these locks
   */
  void append(List<Posting> postings);
}
