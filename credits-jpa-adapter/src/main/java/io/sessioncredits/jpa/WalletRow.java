package io.sessioncredits.jpa;

import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Micros;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.spi.PositionCodec;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /** What a locking statement selects, for {@link #read}. */
  static final String COLUMNS = "practice, holder, revision, position";

  private static final long NEVER = Long.MAX_VALUE;

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

  /** Returns the keys in the order in which wallets are locked. */
  static List<List<Object>> keys(SortedSet<WalletKey> wallets) {
    return wallets.stream().map(WalletRow::key).toList();
  }

  /** Returns practice, holder, position and next due of wallets nobody has touched yet. */
  static List<List<Object>> untouched(SortedSet<WalletKey> wallets) {
    return wallets.stream()
        .map(
            wallet ->
                List.<Object>of(
                    wallet.practice().value(),
                    wallet.holder().key(),
                    PositionCodec.encode(Position.empty(wallet)),
                    NEVER))
        .toList();
  }

  String encodedPosition() {
    return PositionCodec.encode(position);
  }

  /** Returns when time alone brings something next, or the greatest number. */
  long nextDue() {
    return position.nextDue().map(Micros::of).orElse(NEVER);
  }

  /** Reads practice, holder, revision and position, in the first four columns. */
  static WalletRow read(Row row) {
    return read(row, false);
  }

  /**
   * Reads the same, and in the fifth column 1 if this transaction has posted from an old snapshot.
   */
  static WalletRow readMarked(Row row) {
    return read(row, row.number(4) == 1);
  }

  private static WalletRow read(Row row, boolean isNewerThanSnapshot) {
    WalletKey wallet = new WalletKey(PracticeId.of(row.text(0)), Holder.ofKey(row.text(1)));
    return new WalletRow(
        PositionCodec.decode(wallet, row.text(3)), row.number(2), isNewerThanSnapshot);
  }

  /** Returns the wallets of {@code wanted} that are not among {@code found}. */
  static SortedSet<WalletKey> missing(SortedSet<WalletKey> wanted, List<WalletRow> found) {
    SortedSet<WalletKey> missing = new TreeSet<>(wanted);
    missing.removeAll(found.stream().map(WalletRow::wallet).collect(Collectors.toSet()));
    return missing;
  }
}
