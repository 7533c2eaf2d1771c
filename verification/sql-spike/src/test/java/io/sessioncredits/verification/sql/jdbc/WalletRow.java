package io.sessioncredits.verification.sql.jdbc;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.PositionCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * A wallet as it is stored.
 *
 * @param position where it stands
 * @param revision how many transactions have posted to it; moves with every posting that concerns
 *     the wallet, also with one that moves no credit
 * @param isNewerThanSnapshot whether somebody has posted to it since this transaction took its
 *     snapshot. Once this transaction has posted too, its snapshot shows its own revision and
 *     cannot tell any more: so that is written into the row, for the next call in the same
 *     transaction
 */
record WalletRow(Position position, long revision, boolean isNewerThanSnapshot) {
  static final List<String> KEY = List.of("practice", "holder");

  WalletKey wallet() {
    return position.wallet();
  }

  WalletRow with(Position after) {
    return new WalletRow(after, revision, isNewerThanSnapshot);
  }

  /** Returns this row, compared with the revision that the snapshot shows. */
  WalletRow compared(long snapshot) {
    return new WalletRow(position, revision, isNewerThanSnapshot || snapshot != revision);
  }

  static List<Object> key(WalletKey wallet) {
    return List.of(wallet.practice().value(), wallet.holder().key());
  }

  /** Reads practice, holder, revision and position, in the first four columns. */
  static WalletRow read(ResultSet row, boolean isNewerThanSnapshot) throws SQLException {
    WalletKey wallet =
        new WalletKey(PracticeId.of(row.getString(1)), Holder.ofKey(row.getString(2)));
    return new WalletRow(
        PositionCodec.decode(wallet, row.getString(4)), row.getLong(3), isNewerThanSnapshot);
  }
}
