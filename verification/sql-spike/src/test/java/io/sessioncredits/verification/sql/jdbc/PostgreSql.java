package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.PositionCodec;
import io.sessioncredits.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: at READ COMMITTED each statement sees what was committed before it; above it, a lock
 * on a row that is newer than the snapshot fails.
 */
final class PostgreSql implements Dialect {
  private static final int MOST_TRIES = 5;

  private static final String COLUMNS = "practice, holder, revision, position";

  private static final String POST =
      "UPDATE wallet SET position = ?, next_due = ?, revision = revision + 1"
          + " WHERE practice = ? AND holder = ?";

  private static final String WRITE_BOOKING =
      "INSERT INTO booking (practice, booking, attendee, attempt, payer, record)"
          + " VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (practice, booking, attendee, attempt)"
          + " DO UPDATE SET record = excluded.record";

  /** Above READ COMMITTED each one that waited for a lock fails: a queue would never drain. */
  @Override
  public void begin(Connection connection, int isolation) throws SQLException {
    if (isolation > Connection.TRANSACTION_READ_COMMITTED) {
      int unused = SqlText.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED").write(connection);
    }
  }

  /**
   * One wallet is locked first and created if that found none. Several are created first: to create
   * one while others are locked would break the order.
   */
  @Override
  public List<WalletRow> lock(Connection connection, SortedSet<WalletKey> wallets)
      throws SQLException {
    if (wallets.size() == 1) {
      List<WalletRow> found = read(connection, existing(wallets));
      if (!found.isEmpty()) {
        return found;
      }
    }
    // A wallet that somebody created meanwhile is in neither part; the next statement sees it.
    for (int i = 0; i < MOST_TRIES; i++) {
      List<WalletRow> locked = read(connection, createdOrExisting(wallets));
      if (locked.size() == wallets.size()) {
        return locked;
      }
    }
    throw StoreException.retryable("a wallet could be neither created nor locked");
  }

  private static List<WalletRow> read(Connection connection, SqlText statement)
      throws SQLException {
    return statement.read(connection, row -> WalletRow.read(row, false));
  }

  private static SqlText existing(SortedSet<WalletKey> wallets) {
    return SqlText.of("SELECT " + COLUMNS + " FROM wallet WHERE ")
        .keyIn(WalletRow.KEY, wallets.stream().map(WalletRow::key).toList())
        .add(" ORDER BY practice, holder FOR UPDATE");
  }

  private static SqlText createdOrExisting(SortedSet<WalletKey> wallets) {
    List<List<Object>> rows = new ArrayList<>();
    for (WalletKey wallet : wallets) {
      List<Object> row = new ArrayList<>(WalletRow.key(wallet));
      row.add(PositionCodec.encode(Position.empty(wallet)));
      rows.add(row);
    }
    return SqlText.of("WITH created AS (INSERT INTO wallet (" + COLUMNS + ") VALUES ")
        .addEach("(?, ?, 0, ?)", ", ", rows)
        .add(" ON CONFLICT (practice, holder) DO NOTHING RETURNING " + COLUMNS + ")")
        .add(" SELECT * FROM created UNION ALL SELECT * FROM (")
        .add(existing(wallets))
        .add(") AS existing");
  }

  @Override
  public int[] post(Connection connection, Collection<WalletRow> wallets) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (WalletRow row : wallets) {
      rows.add(
          Arrays.asList(
              PositionCodec.encode(row.position()),
              row.position().nextDue().map(Micros::of).orElse(null),
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
    return "";
  }

  @Override
  public boolean isSnapshotOlderThanLock() {
    return false;
  }
}
