package io.sessioncredits.jpa;

import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * PostgreSQL: at READ COMMITTED each statement sees what was committed before it; above it, a lock
 * on a row that is newer than the snapshot fails.
 *
 * @param isStricter whether the connections of an owning store come at a level above READ COMMITTED
 * @param hot the wallets that are not worth a posting without a lock
 */
record PostgreSql(boolean isStricter, HotWallets hot) implements Dialect {
  static final String ON_KNOWN_PURCHASE =
      " ON CONFLICT (practice, purchase)"
          + " DO UPDATE SET next_due = excluded.next_due, record = excluded.record";

  private static final int MOST_TRIES = 5;

  /** Above READ COMMITTED each one that waited for a lock fails: a queue would never drain. */
  @Override
  public void begin(SqlSession session) {
    if (isStricter) {
      int unused = session.write(SqlText.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"));
    }
  }

  /**
   * One wallet is locked first and created if that found none. Several are created first: to create
   * one while others are locked would break the order.
   */
  @Override
  public List<WalletRow> lock(SqlSession session, SortedSet<WalletKey> wallets) {
    if (wallets.size() == 1) {
      List<WalletRow> found = session.read(existing(session, wallets), WalletRow::read);
      if (!found.isEmpty()) {
        return found;
      }
    }
    // A wallet that somebody created meanwhile is in neither part; the next statement sees it.
    for (int i = 0; i < MOST_TRIES; i++) {
      List<WalletRow> locked = session.read(createdOrExisting(session, wallets), WalletRow::read);
      if (locked.size() == wallets.size()) {
        return locked;
      }
    }
    throw StoreException.retryable("a wallet could be neither created nor locked");
  }

  private static SqlText existing(SqlSession session, SortedSet<WalletKey> wallets) {
    return SqlText.of("SELECT " + WalletRow.COLUMNS + " FROM " + session.tables().wallet())
        .add(" WHERE ")
        .keyIn(WalletRow.KEY, WalletRow.keys(wallets))
        .add(" ORDER BY practice, holder FOR UPDATE");
  }

  private static SqlText createdOrExisting(SqlSession session, SortedSet<WalletKey> wallets) {
    return SqlText.of("WITH created AS (INSERT INTO " + session.tables().wallet())
        .add(" (practice, holder, revision, position, next_due) VALUES ")
        .addEach("(?, ?, 0, ?, ?)", ", ", WalletRow.untouched(wallets))
        .add(" ON CONFLICT (practice, holder) DO NOTHING RETURNING " + WalletRow.COLUMNS + ")")
        .add(" SELECT * FROM created UNION ALL SELECT * FROM (")
        .add(existing(session, wallets))
        .add(") AS existing");
  }

  @Override
  public void post(SqlSession session, Collection<WalletRow> wallets) {
    WalletUpdate.eachChecked(
        wallets,
        part ->
            session.write(
                SqlText.of("UPDATE " + session.tables().wallet() + " AS wallet")
                    .add(" SET position = new.position, next_due = new.next_due,")
                    .add(" revision = wallet.revision + 1 FROM (VALUES ")
                    .addEach(
                        "(CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS TEXT),"
                            + " CAST(? AS BIGINT))",
                        ", ",
                        WalletUpdate.rows(part))
                    .add(") AS new (practice, holder, position, next_due)")
                    .add(" WHERE wallet.practice = new.practice AND wallet.holder = new.holder")),
        1);
  }

  @Override
  public void writeBookings(SqlSession session, Collection<List<Object>> rows) {
    int unused =
        ValueList.write(
            session,
            "INSERT INTO " + session.tables().booking() + FactsTable.BOOKING_COLUMNS + " VALUES ",
            rows,
            " ON CONFLICT (practice, booking, attendee, attempt)"
                + " DO UPDATE SET record = excluded.record");
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
            ON_KNOWN_PURCHASE);
  }

  @Override
  public void insert(SqlSession session, String insert, Collection<List<Object>> rows) {
    int unused = ValueList.write(session, insert + " VALUES ", rows, "");
  }

  @Override
  public String currentRead() {
    return "";
  }

  @Override
  public boolean isSnapshotOlderThanLock() {
    return false;
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
