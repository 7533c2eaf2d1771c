package io.sessioncredits.jpa;

import io.sessioncredits.model.WalletKey;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * MariaDB: at REPEATABLE READ a locking read sees what is committed now, while a plain one goes on
 * seeing the snapshot that the transaction's first plain read has taken. MySQL is like it, but an
 * insert there cannot return rows.
 *
 * @param canReturn whether INSERT … RETURNING is there
 */
record MariaDb(boolean canReturn) implements Dialect {
  private static final String MARKED =
      WalletRow.COLUMNS + ", CASE WHEN stale_in = CONNECTION_ID() THEN 1 ELSE 0 END";

  /** Nothing is to be done: a lock is to be had at every level. */
  @Override
  public void begin(SqlSession session) {}

  /**
   * Creates or locks in one statement. SELECT … FOR UPDATE is not used for that: where a wallet is
   * absent it locks the gap, and two transactions that then create one deadlock. Nor is INSERT
   * IGNORE: its shared lock on a wallet that exists deadlocks when two transactions go on to write.
   */
  @Override
  public List<WalletRow> lock(SqlSession session, SortedSet<WalletKey> wallets) {
    String table = session.tables().wallet();
    SqlText touch =
        SqlText.of("INSERT INTO " + table)
            .add(" (practice, holder, revision, position, next_due) VALUES ")
            .addEach("(?, ?, 0, ?, ?)", ", ", WalletRow.untouched(wallets))
            .add(" ON DUPLICATE KEY UPDATE holder = VALUES(holder)");
    if (canReturn) {
      return session.read(touch.add(" RETURNING " + MARKED), WalletRow::readMarked);
    }
    int unused = session.write(touch);
    return session.read(
        SqlText.of("SELECT " + MARKED + " FROM " + table + " WHERE ")
            .keyIn(WalletRow.KEY, WalletRow.keys(wallets))
            .add(" FOR UPDATE"),
        WalletRow::readMarked);
  }

  /** All wallets are there, so each is updated; the server counts 2 for a row it updates so. */
  @Override
  public void post(SqlSession session, Collection<WalletRow> wallets) {
    WalletUpdate.eachChecked(
        wallets,
        part ->
            session.write(
                SqlText.of("INSERT INTO " + session.tables().wallet())
                    .add(" (practice, holder, revision, position, next_due, stale_in) VALUES ")
                    .addEach(
                        "(?, ?, 0, ?, ?, ? * CONNECTION_ID())", ", ", WalletUpdate.markedRows(part))
                    .add(" ON DUPLICATE KEY UPDATE position = VALUES(position),")
                    .add(" next_due = VALUES(next_due), revision = revision + 1,")
                    .add(" stale_in = VALUES(stale_in)")),
        2);
  }

  @Override
  public void writeBookings(SqlSession session, Collection<List<Object>> rows) {
    int unused =
        ValueList.write(
            session,
            "INSERT INTO " + session.tables().booking() + FactsTable.BOOKING_COLUMNS + " VALUES ",
            rows,
            " ON DUPLICATE KEY UPDATE record = VALUES(record)");
  }

  @Override
  public void writePurchases(SqlSession session, Collection<List<Object>> rows) {
    int unused =
        ValueList.write(
            session,
            "INSERT INTO "
                + session.tables().purchase()
                + " ("
                + PurchaseTable.COLUMNS
                + ") VALUES ",
            rows,
            " ON DUPLICATE KEY UPDATE next_due = VALUES(next_due), record = VALUES(record)");
  }

  @Override
  public void insert(SqlSession session, String insert, Collection<List<Object>> rows) {
    int unused = ValueList.write(session, insert + " VALUES ", rows, "");
  }

  @Override
  public String currentRead() {
    return " LOCK IN SHARE MODE";
  }

  @Override
  public boolean isSnapshotOlderThanLock() {
    return true;
  }

  @Override
  public String limit(int limit) {
    return " LIMIT " + limit;
  }

  @Override
  public String skipLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }
}
