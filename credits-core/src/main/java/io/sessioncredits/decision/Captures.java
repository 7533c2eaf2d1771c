package io.sessioncredits.decision;

import io.sessioncredits.engine.Draft;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Primitive;
import java.util.ArrayList;
import java.util.List;

/** Spends what a booking line has set aside. */
final class Captures {
  private Captures() {}

  static boolean isAnyHeld(Draft draft, BookingRecord booking) {
    return !draft.position(booking.payer()).holds(booking.line()).isEmpty();
  }

  static void capture(Draft draft, BookingRecord booking) {
    if (!isAnyHeld(draft, booking)) {
      return;
    }
    List<Allocation> spent = new ArrayList<>();
    for (Allocation allocation : booking.allocations()) {
      spent.add(
          allocation.kind() == Allocation.Kind.HELD
              ? capture(draft, booking, allocation)
              : allocation);
    }
    draft.book(booking.withAllocations(spent));
  }

  private static Allocation capture(Draft draft, BookingRecord booking, Allocation held) {
    write(draft, booking, held, Primitive.UNHOLD, 0, -held.units());
    EntryRef take = write(draft, booking, held, Primitive.TAKE, -held.units(), 0);
    return Allocation.taken(held.lot(), held.units(), held.terms().orElseThrow(), take.sequence());
  }

  private static EntryRef write(
      Draft draft,
      BookingRecord booking,
      Allocation held,
      Primitive primitive,
      long amount,
      long change) {
    LotId lot = held.lot();
    return draft.write(
        booking.payer(),
        Change.builder()
            .type(lot.account().type())
            .primitive(primitive)
            .cause(Cause.BOOKING)
            .lot(lot.opening())
            .amount(amount)
            .held(change)
            .effectiveAt(draft.now())
            .related(new EntryRef(lot.account(), held.entry()))
            .session(booking.session())
            .build());
  }
}
