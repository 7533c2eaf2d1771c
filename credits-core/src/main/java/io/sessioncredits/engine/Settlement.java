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
import io.sessioncredits.policy.SettlementPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Debts paid by credits: in the order that the practice wants, and only what the lot may pay on
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

  /** Returns what {@code wallet} owes, in the order in which the practice wants it paid. */
  public static List<OpenDebt> inOrder(Draft draft, WalletKey wallet) {
    boolean isByBooking = draft.policy().settlement() == SettlementPolicy.OLDEST_BOOKING;
    Comparator<OpenDebt> order =
        isByBooking
            ? Comparator.comparing((OpenDebt debt) -> taken(draft, debt))
                .thenComparing(OLDEST_SESSION)
            : OLDEST_SESSION;
    return draft.position(wallet).debts().stream().sorted(order).toList();
  }

  /** Returns when a debt was taken: when its seat was booked, or its own date. */
  private static Instant taken(Draft draft, OpenDebt debt) {
    return debt.session()
        .flatMap(s -> draft.booking(s.line()))
        .flatMap(BookingRecord::bookedAt)
        .orElse(debt.since());
  }

  /** Returns what the wallet owes, the oldest session first. */
  public static List<OpenDebt> oldestFirst(Position position) {
    return position.debts().stream().sorted(OLDEST_SESSION).toList();
  }

  /**
   * Lets the credits of {@code lot}, which have just arrived or come back, pay what the wallet
   * owes. Where the practice settles by hand they do not, but for a lot that was taken back: what
   * comes back to it would be taken a second time, beside the debt of the undoing.
   */
  public static void settle(Draft draft, LotId lot) {
    boolean isRevoked = draft.lot(lot).map(OpenLot::revoked).orElse(false);
    if (draft.policy().settlement() == SettlementPolicy.MANUAL && !isRevoked) {
      return;
    }
    for (OpenDebt debt : inOrder(draft, lot.account().wallet())) {
      Optional<OpenLot> open = draft.lot(lot);
      if (open.isEmpty() || open.get().free() == 0) {
        return;
      }
      payment(draft, open.get(), debt).ifPresent(p -> pay(draft, lot, debt, p));
    }
  }

  /**
   * Lets the free credits of {@code wallet} pay {@code debt}, in the order of use, as far as they
   * go. Returns how much of it is still owed.
   */
  public static long settle(Draft draft, WalletKey wallet, OpenDebt debt) {
    List<OpenLot> lots =
        draft.position(wallet).lots().stream()
            .filter(l -> !l.revoked() && l.free() > 0)
            .sorted(draft.policy().burnDown())
            .toList();
    for (OpenLot lot : lots) {
      Optional<OpenDebt> left = draft.position(wallet).debt(debt.type(), debt.opening());
      if (left.isEmpty()) {
        return 0;
      }
      LotId id = new LotId(wallet.account(lot.type()), lot.opening());
      payment(draft, lot, left.get()).ifPresent(p -> pay(draft, id, left.get(), p));
    }
    return draft.position(wallet).debt(debt.type(), debt.opening()).map(OpenDebt::owed).orElse(0L);
  }

  private static Optional<Payment> payment(Draft draft, OpenLot lot, OpenDebt debt) {
    boolean isSameType = lot.type().equals(debt.type());
    if (lot.revoked()) {
      return isSameType && debt.session().isEmpty() ? oneForOne(lot, debt) : Optional.empty();
    }
    if (!reaches(draft, lot, debt.since())) {
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

  /** A fixed start keeps a lot from earlier sessions, unless the practice wants otherwise. */
  private static boolean reaches(Draft draft, OpenLot lot, Instant date) {
    return draft.policy().settlementBeforeStart()
        ? !lot.terms().isOverAt(date)
        : lot.terms().countsFor(date);
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
