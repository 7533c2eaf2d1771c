package io.sessioncredits.engine;

import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Catalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Debts paid by credits that arrive: the oldest session first, and only what the lot may pay on
 * that date.
 */
public final class Settlement {
  private static final Comparator<OpenDebt> OLDEST_SESSION =
      Comparator.comparing(OpenDebt::since)
          .thenComparing(OpenDebt::type)
          .thenComparingLong(OpenDebt::opening);

  private Settlement() {}

  /** How many credits of a lot pay how many of a debt. */
  private record Payment(long units, long settled) {}

  /** Returns what the wallet owes, the oldest session first. */
  public static List<OpenDebt> oldestFirst(Position position) {
    return position.debts().stream().sorted(OLDEST_SESSION).toList();
  }

  /** Lets the credits of {@code lot}, which have just arrived, pay what the wallet owes. */
  public static void settle(Draft draft, LotId lot) {
    for (OpenDebt debt : oldestFirst(draft.position(lot.account().wallet()))) {
      Optional<OpenLot> open = draft.lot(lot);
      if (open.isEmpty() || open.get().free() == 0) {
        return;
      }
      payment(draft, open.get(), debt).ifPresent(p -> pay(draft, lot, debt, p));
    }
  }

  private static Optional<Payment> payment(Draft draft, OpenLot lot, OpenDebt debt) {
    boolean isSameType = lot.type().equals(debt.type());
    if (lot.revoked()) {
      return isSameType && debt.session().isEmpty() ? oneForOne(lot, debt) : Optional.empty();
    }
    if (!lot.terms().countsFor(debt.since())) {
      return Optional.empty();
    }
    if (debt.session().isEmpty()) {
      return isSameType ? oneForOne(lot, debt) : Optional.empty();
    }
    BookedSession session = debt.session().get();
    if (!covers(draft, lot, session)) {
      return Optional.empty();
    }
    return isSameType
        ? oneForOne(lot, debt)
        : draft.booking(session.line()).flatMap(b -> acrossTypes(draft, lot, debt, b));
  }

  private static Optional<Payment> oneForOne(OpenLot lot, OpenDebt debt) {
    long units = Math.min(lot.free(), debt.owed());
    return Optional.of(new Payment(units, units));
  }

  private static boolean covers(Draft draft, OpenLot lot, BookedSession session) {
    return draft.policy().catalogue().pays(lot.type(), lot.terms().coverage(), session.type());
  }

  private static Optional<Payment> acrossTypes(
      Draft draft, OpenLot lot, OpenDebt debt, BookingRecord booking) {
    Catalogue catalogue = draft.policy().catalogue();
    long price = catalogue.price(lot.type(), booking.session().type(), draft.now());
    if (price == booking.price()) {
      return oneForOne(lot, debt);
    }
    long seats = debt.owed() / booking.price();
    long affordable = Math.min(seats, lot.free() / price);
    return affordable == 0
        ? Optional.empty()
        : Optional.of(new Payment(affordable * price, affordable * booking.price()));
  }

  private static void pay(Draft draft, LotId lot, OpenDebt debt, Payment payment) {
    WalletKey wallet = lot.account().wallet();
    OpenLot paying = draft.lot(lot).orElseThrow();
    LotId debtId = new LotId(wallet.account(debt.type()), debt.opening());
    EntryRef entry =
        Moves.write(
            draft,
            Cause.SETTLEMENT,
            new Moves.Half(lot, -payment.units(), Optional.empty()),
            new Moves.Half(debtId, payment.settled(), Optional.empty()),
            debt.session());
    debt.session()
        .flatMap(s -> draft.booking(s.line()))
        .ifPresent(
            booking -> {
              List<Allocation> allocations = new ArrayList<>(booking.allocations());
              allocations.add(
                  Allocation.taken(lot, payment.units(), paying.terms(), entry.sequence())
                      .settling(debtId, payment.settled()));
              draft.book(booking.withAllocations(allocations));
            });
  }

  /**
   * Undoes what {@code allocation} of {@code session} paid: the credits go back to the lot, and the
   * debt is owed again.
   */
  public static void undo(Draft draft, Allocation allocation, BookedSession session) {
    Moves.write(
        draft,
        Cause.SETTLEMENT,
        new Moves.Half(allocation.settles().orElseThrow(), -allocation.settled(), Optional.empty()),
        new Moves.Half(
            allocation.lot(),
            allocation.units(),
            draft.termsIfClosed(allocation.lot(), allocation.terms().orElseThrow())),
        Optional.of(session));
  }
}
