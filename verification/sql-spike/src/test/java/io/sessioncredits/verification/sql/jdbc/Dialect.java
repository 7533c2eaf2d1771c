package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.WalletKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** Where the databases differ. */
public sealed interface Dialect permits PostgreSql, MariaDb {
  /** Returns PostgreSQL's. */
  static Dialect postgreSql() {
    return new PostgreSql();
  }

  /** Returns MariaDB's. */
  static Dialect mariaDb() {
    return new MariaDb();
  }

  /**
   * Locks wallets in their natural order until the transaction ends, those that are not there yet
   * included, and returns what is committed now.
   */
  List<WalletRow> lock(Connection connection, SortedSet<WalletKey> wallets) throws SQLException;

  /** Writes wallets that are locked, with the position of each row and its revision plus one. */
  int[] post(Connection connection, Collection<WalletRow> wallets) throws SQLException;

  /** Returns the statement that writes a booking, new or not. */
  String writeBooking();

  /**
   * Returns what makes a SELECT read what is committed now, where a plain one may go on reading the
   * snapshot of a transaction that has waited for a lock; empty where there is no such thing.
   */
  String currentRead();

  /**
   * Makes the transaction that begins here one in which whoever waited for a lock may go on, if it
   * is not one already. Everything decisive is read after the lock, so more isolation buys nothing.
   *
   * @param isolation the level of the connection, as in {@link Connection}
   */
  void begin(Connection connection, int isolation) throws SQLException;

  /** Returns whether a transaction may hold a lock on a row and an older snapshot of the others. */
  boolean isSnapshotOlderThanLock();
}
