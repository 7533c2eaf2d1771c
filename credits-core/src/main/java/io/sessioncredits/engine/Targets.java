package io.sessioncredits.engine;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRef;
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
 * @param purchases sales to read under the locks
 * @param holdersOf those of the sales whose holder the command does not name; these holders'
 *     wallets are locked as well
 */
public record Targets(
    Set<WalletKey> wallets,
    Set<BookingLine> lines,
    Set<BookingLine> payersOf,
    Optional<RequestId> reversed,
    Set<PurchaseRef> purchases,
    Set<PurchaseRef> holdersOf) {
  /** What a command that concerns nothing would have. */
  static final Targets NONE =
      new Targets(Set.of(), Set.of(), Set.of(), Optional.empty(), Set.of(), Set.of());

  /** Returns the target of a command that concerns these wallets alone. */
  public static Targets of(WalletKey... wallets) {
    return NONE.withWallets(Set.of(wallets));
  }

  /** Returns the target of a command that concerns a booking line, whoever pays for it. */
  public static Targets ofLine(BookingLine line) {
    return new Targets(Set.of(), Set.of(line), Set.of(line), Optional.empty(), Set.of(), Set.of());
  }

  /**
   * Returns the target of a command that concerns a booking line, whoever pays for it, and the
   * authorizations of its attendee.
   */
  public static Targets ofVisit(BookingLine line, PracticeId practice) {
    return of(new WalletKey(practice, line.attendee())).and(ofLine(line));
  }

  /** Returns the target of a command that undoes the posting of {@code request}. */
  public static Targets undoing(RequestId request) {
    return new Targets(Set.of(), Set.of(), Set.of(), Optional.of(request), Set.of(), Set.of());
  }

  /** Returns the target of a command that concerns a sale, whoever its holder is. */
  public static Targets ofPurchase(PurchaseRef purchase) {
    return new Targets(
        Set.of(), Set.of(), Set.of(), Optional.empty(), Set.of(purchase), Set.of(purchase));
  }

  /** Returns these targets and those of another. */
  public Targets and(Targets other) {
    return new Targets(
        union(wallets, other.wallets),
        union(lines, other.lines),
        union(payersOf, other.payersOf),
        reversed.or(other::reversed),
        union(purchases, other.purchases),
        union(holdersOf, other.holdersOf));
  }

  /** Returns these targets with a line that the wallets named here pay for, if it was booked. */
  public Targets andOwn(BookingLine line) {
    return new Targets(
        wallets, union(lines, Set.of(line)), payersOf, reversed, purchases, holdersOf);
  }

  /** Returns these targets with a sale to one of the wallets named here, if there is one. */
  public Targets andOwn(PurchaseRef purchase) {
    return new Targets(
        wallets, lines, payersOf, reversed, union(purchases, Set.of(purchase)), holdersOf);
  }

  private Targets withWallets(Set<WalletKey> others) {
    return new Targets(others, lines, payersOf, reversed, purchases, holdersOf);
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    Set<T> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
