package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.PositionCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: at REPEATABLE READ a locking read sees what is committed now, while a plain one goes on
 * seeing the snapshot that the transaction's first plain read has taken.
 */
final class MariaDb implements Dialect {
  private static final String POST =
      "UPDATE wallet SET position = ?, next_due = ?, revision = revision + 1,"
          + " stale_in = ? * CONNECTION_ID() WHERE practice = ? AND holder = ?";

  private static final String WRITE_BOOKING =
      "INSERT INTO booking (practice, booking, attendee, attempt, payer, record)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE record = VALUES(record)";

  /** Nothing is to be done: a lock is to be had at every level. */
  @Override
  public void begin(Connection connection, int isolation) {}

  /**
   * Creates or locks in one statement. SELECT … FOR UPDATE is not used: where a wallet is absent it
   * locks the gap, and two transactions that then create one deadlock. Nor is INSERT IGNORE: its
   * shared lock on a wallet that exists deadlocks when two transactions go on to write.
   */
  @Override
  public List<WalletRow> lock(Connection connection, SortedSet<WalletKey> wallets)
      throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    for (WalletKey wallet : wallets) {
      List<Object> row = new ArrayList<>(WalletRow.key(wallet));
      row.add(PositionCodec.encode(Position.empty(wallet)));
      rows.add(row);
    }
    return SqlText.of("INSERT INTO wallet (practice, holder, revision, position) VALUES ")
        .addEach("(?, ?, 0, ?)", ", ", rows)
        .add(" ON DUPLICATE KEY UPDATE holder = VALUES(holder)")
        .add(" RETURNING practice, holder, revision, position,")
        .add(" CASE WHEN stale_in = CONNECTION_ID() THEN 1 ELSE 0 END")
        .read(connection, row -> WalletRow.read(row, row.getInt(5) == 1));
  }

  @Override
  public int[] post(Connection connection, Collection<WalletRow> wallets) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (WalletRow row : wallets) {
      rows.add(
          Arrays.asList(
              PositionCodec.encode(row.position()),
              row.position().nextDue().map(Micros::of).orElse(null),
              row.isNewerThanSnapshot() ? 1L : 0L,
              row.wallet().practice().value(),
              row.wallet().holder().key()));
    }
    return SqlText.writeEach(connection, POST, rows);
  }

  @Override
  public String writeBooking() {
    return WRITE_BOOKING;
  }

  @Override
  public String currentRead() {
    return " LOCK IN SHARE MODE";
  }

  @Override
  public boolean isSnapshotOlderThanLock() {
    return true;
  }
}
