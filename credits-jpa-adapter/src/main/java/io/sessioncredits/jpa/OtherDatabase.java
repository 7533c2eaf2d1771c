package io.sessioncredits.jpa;

import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.PositionCodec;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * A database whose ways we do not know: the provider locks, the rest is standard SQL, one row at a
 * time. Right at READ COMMITTED, where every statement sees what was committed before it.
 */
record OtherDatabase() implements Dialect {
  @Override
  public void begin(SqlSession session) {}

  @Override
  public List<WalletRow> lock(SqlSession session, SortedSet<WalletKey> wallets) {
    List<WalletRow> locked = new ArrayList<>();
    try {
      for (WalletKey wallet : wallets) {
        locked.add(lock(session.manager(), wallet));
      }
    } catch (PersistenceException e) {
      throw SqlFailure.beforeCommit(e);
    }
    return locked;
  }

  private static WalletRow lock(EntityManager manager, WalletKey wallet) {
    StoredWallet.Key key = new StoredWallet.Key(wallet.practice().value(), wallet.holder().key());
    StoredWallet row = manager.find(StoredWallet.class, key);
    if (row == null) {
      WalletRow untouched = new WalletRow(Position.empty(wallet), 0, false);
      row = new StoredWallet(key, untouched.encodedPosition(), untouched.nextDue());
      manager.persist(row);
      manager.flush();
    }
    // What was found may have been managed before, or be older than the lock: only this reads it.
    manager.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    WalletRow locked =
        new WalletRow(PositionCodec.decode(wallet, row.position()), row.revision(), false);
    manager.detach(row);
    return locked;
  }

  @Override
  public void post(SqlSession session, Collection<WalletRow> wallets) {
    for (WalletRow row : wallets) {
      WalletUpdate.eachChecked(
          List.of(row),
          one ->
              session.write(
                  SqlText.of(
                      "UPDATE "
                          + session.tables().wallet()
                          + " SET position = ?, next_due = ?, revision = revision + 1"
                          + " WHERE practice = ? AND holder = ?",
                      row.encodedPosition(),
                      row.nextDue(),
                      row.wallet().practice().value(),
                      row.wallet().holder().key())),
          1);
    }
  }

  @Override
  public void writeBookings(SqlSession session, Collection<List<Object>> rows) {
    String table = session.tables().booking();
    for (List<Object> row : rows) {
      int met =
          session.write(
              SqlText.of("UPDATE " + table + " SET record = ?", row.get(row.size() - 1))
                  .add(" WHERE ")
                  .keyIn(FactsTable.LINE_KEY, List.of(row.subList(0, FactsTable.LINE_KEY.size()))));
      if (met == 0) {
        insert(session, "INSERT INTO " + table + FactsTable.BOOKING_COLUMNS, List.of(row));
      }
    }
  }

  @Override
  public void writePurchases(SqlSession session, Collection<List<Object>> rows) {
    String table = session.tables().purchase();
    for (List<Object> row : rows) {
      int key = PurchaseTable.KEY.size();
      int met =
          session.write(
              SqlText.of(
                      "UPDATE " + table + " SET next_due = ?, record = ?",
                      row.get(key + 1),
                      row.get(key + 2))
                  .add(" WHERE ")
                  .keyIn(PurchaseTable.KEY, List.of(row.subList(0, key))));
      if (met == 0) {
        insert(session, "INSERT INTO " + table + " (" + PurchaseTable.COLUMNS + ")", List.of(row));
      }
    }
  }

  @Override
  public void insert(SqlSession session, String insert, Collection<List<Object>> rows) {
    for (List<Object> row : rows) {
      int unused = ValueList.write(session, insert + " VALUES ", List.of(row), "");
    }
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
    return " FETCH FIRST " + limit + " ROWS ONLY";
  }

  @Override
  public String skipLocked() {
    return "";
  }
}
