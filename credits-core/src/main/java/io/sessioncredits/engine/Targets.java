package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import java.util.Optional;
import java.util.Set;

/**
 * What a command concerns, known from the command alone.
 *
 * @param wallets wallets to lock
 * @param lines booking lines to read; the wallets of their payers are locked as well
 * @param reversed the request whose posting is undone; the wallets it touched are locked as well
 */
public record Targets(
    Set<WalletKey> wallets, Set<BookingLine> lines, Optional<RequestId> reversed) {

  /** Returns the target of a command that concerns these wallets alone. */
  public static Targets of(WalletKey... wallets) {
    return new Targets(Set.of(wallets), Set.of(), Optional.empty());
  }

  /** Returns the target of a command that concerns these booking lines. */
  public static Targets ofLines(BookingLine... lines) {
    return new Targets(Set.of(), Set.of(lines), Optional.empty());
  }

  /** Returns these targets with the booking lines of another. */
  public Targets and(Targets other) {
    java.util.HashSet<WalletKey> allWallets = new java.util.HashSet<>(wallets);
    allWallets.addAll(other.wallets);
    java.util.HashSet<BookingLine> allLines = new java.util.HashSet<>(lines);
    allLines.addAll(other.lines);
    return new Targets(allWallets, allLines, reversed.or(other::reversed));
  }
}
