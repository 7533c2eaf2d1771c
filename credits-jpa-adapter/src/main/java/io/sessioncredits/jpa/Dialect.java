package io.sessioncredits.jpa;

import io.sessioncredits.model.WalletKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** Where the databases differ. */
interface Dialect {
  /**
   * Locks wallets in their natural order until the transaction ends, those that are not there yet
   * included, and returns what is committed now.
   */
  List<WalletRow> lock(SqlSession session, SortedSet<WalletKey> wallets);

  /** Writes wallets that are locked, with the position of each row and its revision plus one. */
  void post(SqlSession session, Collection<WalletRow> wallets);

  /** Writes booking lines, each new or known; the rows are those of {@link FactsTable}. */
  void writeBookings(SqlSession session, Collection<List<Object>> rows);

  /** Writes sales, each new or known; the rows are those of {@link PurchaseTable}. */
  void writePurchases(SqlSession session, Collection<List<Object>> rows);

  /** Inserts rows that must not exist yet: {@code insert} ends before the first row. */
  void insert(SqlSession session, String insert, Collection<List<Object>> rows);

  /**
   * Returns what makes a SELECT read what is committed now, where a plain one may go on reading the
   * snapshot of a transaction that has waited for a lock; empty where there is no such thing.
   */
  String currentRead();

  /** Returns whether a transaction may hold a lock on a row and an older snapshot of the others. */
  boolean isSnapshotOlderThanLock();

  /**
   * Returns whether a transaction may see each table as of another instant: when it was first read.
   */
  default boolean isSnapshotOfEachTable() {
    return false;
  }

  /** Returns the end of a SELECT of at most {@code limit} rows. */
  String limit(int limit);

  /**
   * Makes the owned transaction that begins here one in which whoever waited for a lock may go on,
   * if it is not one already. Everything decisive is read after the lock, so more isolation buys
   * nothing.
   */
  void begin(SqlSession session);

  /**
   * Returns what makes a locking SELECT pass over rows that somebody else has locked; empty where
   * there is no such thing.
   */
  String skipLocked();
}
