package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a command concerns, known from the command alone.
 *
 * @param wallets wallets to lock
 * @param lines booking lines to read under the locks
 * @param payersOf those of the lines whose payer the command does not name; these payers' wallets
 *     are locked as well
 * @param reversed the request whose posting is undone; the wallets it touched are locked as well
 */
public record Targets(
    Set<WalletKey> wallets,
    Set<BookingLine> lines,
    Set<BookingLine> payersOf,
    Optional<RequestId> reversed) {

  /** Returns the target of a command that concerns these wallets alone. */
  public static Targets of(WalletKey... wallets) {
    return new Targets(Set.of(wallets), Set.of(), Set.of(), Optional.empty());
  }

  /** Returns the target of a command that concerns a booking line, whoever pays for it. */
  public static Targets ofLine(BookingLine line) {
    return new Targets(Set.of(), Set.of(line), Set.of(line), Optional.empty());
  }

  /** Returns the target of a command that undoes the posting of {@code request}. */
  public static Targets undoing(RequestId request) {
    return new Targets(Set.of(), Set.of(), Set.of(), Optional.of(request));
  }

  /** Returns these targets and those of another. */
  public Targets and(Targets other) {
    return new Targets(
        union(wallets, other.wallets),
        union(lines, other.lines),
        union(payersOf, other.payersOf),
        reversed.or(other::reversed));
  }

  /** Returns these targets with a line that the wallets named here pay for, if it was booked. */
  public Targets andOwn(BookingLine line) {
    return new Targets(wallets, union(lines, Set.of(line)), payersOf, reversed);
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    Set<T> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
