package io.sessioncredits.engine;

import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenHold;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.WalletKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives back what a booking line took: over its recorded allocations, last first, each to the lot
 * it came from.
 */
public final class Undo {
  private final Draft draft;
  private final BookingRecord booking;
  private final Map<Fact, String> facts;

  private Undo(Draft draft, BookingRecord booking, Map<Fact, String> facts) {
    this.draft = draft;
    this.booking = booking;
    this.facts = facts;
  }

  /** Gives back all that {@code booking} took; each entry says {@code facts}. */
  public static void of(Draft draft, BookingRecord booking, Map<Fact, String> facts) {
    new Undo(draft, booking, facts).run();
  }

  private void run() {
    Set<LotId> refilled = new LinkedHashSet<>();
    List<Allocation> allocations = booking.allocations();
    for (int i = allocations.size() - 1; i >= 0; i--) {
      Allocation allocation = allocations.get(i);
      switch (allocation.kind()) {
        case SETTLED -> Settlement.undo(draft, allocation, booking.session());
        case OWED -> forgive(allocation);
        case HELD -> release(allocation);
        case TAKEN -> giveBack(allocation);
      }
      if (allocation.kind() != Allocation.Kind.OWED) {
        refilled.add(allocation.lot());
      }
    }
    refilled.forEach(lot -> Arrival.restored(draft, lot, booking.terms().graceDays()));
    draft.mergeIfCrowded(booking.payer());
  }

  private void forgive(Allocation allocation) {
    LotId debt = allocation.lot();
    long owed =
        draft
            .position(booking.payer())
            .debt(debt.account().type(), debt.opening())
            .map(OpenDebt::owed)
            .orElse(0L);
    if (owed > 0) {
      write(allocation, Primitive.GIVE_BACK, owed, 0);
    }
  }

  private void release(Allocation allocation) {
    Optional<OpenHold> hold =
        draft.position(booking.payer()).holds(booking.line()).stream()
            .filter(
                h ->
                    h.type().equals(allocation.lot().account().type())
                        && h.lot() == allocation.lot().opening())
            .findAny();
    if (hold.isPresent()) {
      write(allocation, Primitive.UNHOLD, 0, -allocation.units());
    } else if (booking.terms().holdEnd() == HoldEnd.CAPTURE) {
      giveBack(allocation);
    }
  }

  private void giveBack(Allocation allocation) {
    write(allocation, Primitive.GIVE_BACK, allocation.units(), 0);
  }

  private void write(Allocation allocation, Primitive primitive, long amount, long held) {
    LotId lot = allocation.lot();
    WalletKey wallet = lot.account().wallet();
    boolean isCredit = primitive == Primitive.GIVE_BACK && allocation.terms().isPresent();
    draft.write(
        wallet,
        Change.builder()
            .type(lot.account().type())
            .primitive(primitive)
            .cause(Cause.CANCELLATION)
            .lot(lot.opening())
            .amount(amount)
            .held(held)
            .effectiveAt(draft.now())
            .related(new EntryRef(lot.account(), allocation.entry()))
            .session(booking.session())
            .terms(
                isCredit
                    ? draft.termsIfClosed(lot, allocation.terms().orElseThrow())
                    : Optional.empty())
            .facts(facts)
            .build());
  }
}
