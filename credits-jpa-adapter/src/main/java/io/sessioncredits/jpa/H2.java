package io.sessioncredits.jpa;

import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.StoreException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * H2: above READ COMMITTED a transaction may lock a row that is newer than its snapshot, and goes
 * on without seeing the rows that were inserted meanwhile, whatever it asks. It has to be done
 * again then, as on PostgreSQL; only here nobody but us notices. The row that was locked counts as
 * the transaction's own, so the snapshot has to be asked for the revision before.
 */
record H2() implements Dialect {
  private static final String WITH_LEVEL =
      WalletRow.COLUMNS
          + ", CASE WHEN (SELECT isolation_level FROM information_schema.sessions"
          + " WHERE session_id = SESSION_ID()) = 'READ COMMITTED' THEN 0 ELSE 1 END";

  /** Nothing is to be done: a lock is to be had at every level. */
  @Override
  public void begin(SqlSession session) {}

  @Override
  public List<WalletRow> lock(SqlSession session, SortedSet<WalletKey> wallets) {
    Map<WalletKey, Long> seen = revisions(session, wallets);
    List<WalletRow> found = existing(session, wallets, seen);
    if (found.size() == wallets.size()) {
      return found;
    }
    SortedSet<WalletKey> missing = WalletRow.missing(wallets, found);
    create(session, missing);
    missing.forEach(wallet -> seen.put(wallet, 0L));
    List<WalletRow> locked = existing(session, wallets, seen);
    if (locked.size() < wallets.size()) {
      throw StoreException.retryable("a wallet could be neither created nor locked");
    }
    return locked;
  }

  private static Map<WalletKey, Long> revisions(SqlSession session, SortedSet<WalletKey> wallets) {
    return new FactsQuery(session.tables()).revisions(wallets).read(session).revisions();
  }

  private static List<WalletRow> existing(
      SqlSession session, SortedSet<WalletKey> wallets, Map<WalletKey, Long> seen) {
    return session.read(
        SqlText.of("SELECT " + WITH_LEVEL + " FROM " + session.tables().wallet() + " WHERE ")
            .keyIn(WalletRow.KEY, WalletRow.keys(wallets))
            .add(" ORDER BY practice, holder FOR UPDATE"),
        row -> asSeen(WalletRow.read(row), row.number(4) == 1, seen));
  }

  private static WalletRow asSeen(
      WalletRow locked, boolean hasSnapshot, Map<WalletKey, Long> seen) {
    if (hasSnapshot && locked.revision() != seen.getOrDefault(locked.wallet(), -1L)) {
      throw StoreException.retryable("a wallet is newer than the transaction's snapshot");
    }
    return locked;
  }

  /** MERGE waits for another who creates the same wallet; INSERT would fail. */
  private static void create(SqlSession session, SortedSet<WalletKey> wallets) {
    int unused =
        session.write(
            SqlText.of("MERGE INTO " + session.tables().wallet() + " AS wallet USING (VALUES ")
                .addEach(
                    "(CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                        + " CAST(? AS BIGINT))",
                    ", ",
                    WalletRow.untouched(wallets))
                .add(") AS new (practice, holder, position, next_due)")
                .add(" ON wallet.practice = new.practice AND wallet.holder = new.holder")
                .add(" WHEN NOT MATCHED THEN INSERT")
                .add(" (practice, holder, revision, position, next_due) VALUES")
                .add(" (new.practice, new.holder, 0, new.position, new.next_due)"));
  }

  @Override
  public void post(SqlSession session, Collection<WalletRow> wallets) {
    WalletUpdate.eachChecked(
        wallets,
        part ->
            session.write(
                SqlText.of("MERGE INTO " + session.tables().wallet() + " AS wallet USING (VALUES ")
                    .addEach(
                        "(CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                            + " CAST(? AS BIGINT))",
                        ", ",
                        WalletUpdate.rows(part))
                    .add(") AS new (practice, holder, position, next_due)")
                    .add(" ON wallet.practice = new.practice AND wallet.holder = new.holder")
                    .add(" WHEN MATCHED THEN UPDATE SET position = new.position,")
                    .add(" next_due = new.next_due, revision = wallet.revision + 1")),
        1);
  }

  @Override
  public void writeBookings(SqlSession session, Collection<List<Object>> rows) {
    int unused =
        ValueList.write(
            session,
            "MERGE INTO "
                + session.tables().booking()
                + FactsTable.BOOKING_COLUMNS
                + " KEY (practice, booking, attendee, attempt) VALUES ",
            rows,
            "");
  }

  @Override
  public void writePurchases(SqlSession session, Collection<List<Object>> rows) {
    int unused =
        ValueList.write(
            session,
            "MERGE INTO "
                + session.tables().purchase()
                + " ("
                + PurchaseTable.COLUMNS
                + ") KEY (practice, purchase) VALUES ",
            rows,
            "");
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

  /** At REPEATABLE READ. */
  @Override
  public boolean isSnapshotOfEachTable() {
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
