package io.sessioncredits.decision;

import io.sessioncredits.engine.Arrival;
import io.sessioncredits.engine.Draft;
import io.sessioncredits.engine.Moves;
import io.sessioncredits.engine.Settlement;
import io.sessioncredits.ledger.ShortfallRule;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Change;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LedgerIntegrityException;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.OpenDebt;
import io.sessioncredits.model.OpenLot;
import io.sessioncredits.model.Price;
import io.sessioncredits.model.Primitive;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries opposite to those of one posting. The second half of a move is undone together with
 * the first.
 */
final class PostingReversal {
  private final Draft draft;
  private final ShortfallRule rule;
  private final Set<LotId> refilled = new LinkedHashSet<>();
  private long uncollected;

  PostingReversal(Draft draft, ShortfallRule rule) {
    this.draft = draft;
    this.rule = rule;
  }

  long uncollected() {
    return uncollected;
  }

  /** Undoes one entry, and returns why that is refused; empty if it is done. */
  Optional<Refusal> undo(LedgerEntry entry) {
    return switch (entry.primitive()) {
      case OPEN -> entry.amount() > 0 ? takeBack(entry) : forgive(entry);
      case TAKE -> giveBack(entry);
      case MOVE -> move(entry);
      case GIVE_BACK, HOLD, UNHOLD, TERMS -> Optional.of(Refusal.of(RefusalCode.NOT_REVERSIBLE));
    };
  }

  /** Decides what becomes of the credits that are back in lots which may have ended meanwhile. */
  void finish() {
    refilled.forEach(lot -> Arrival.restored(draft, lot, 0));
  }

  private Optional<Refusal> takeBack(LedgerEntry entry) {
    LotId lot = entry.lotId();
    boolean isSold = entry.cause() == Cause.PURCHASE || entry.cause() == Cause.RENEWAL;
    Cause cause = isSold ? Cause.REVOCATION : Cause.REVERSAL;
    long free = draft.lot(lot).map(OpenLot::free).orElse(0L);
    long taken = Math.min(free, entry.amount());
    long missing = entry.amount() - taken;
    if (missing > 0 && rule == ShortfallRule.REFUSE) {
      return Optional.of(shortfall(entry.amount(), free));
    }
    Change.Builder take = change(lot, Primitive.TAKE, cause, -taken);
    take.related(entry.ref()).terms(draft.termsIfClosed(lot, entry.terms().orElseThrow()));
    if (missing > 0) {
      take.facts(shortfallFacts(missing));
    }
    draft.write(lot.account().wallet(), take.build());
    if (missing > 0 && rule == ShortfallRule.DEBT) {
      if (!draft.hasRoomForLine(lot.account().wallet())) {
        return Optional.of(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
      }
      EntryRef name = draft.next(lot.account().wallet(), lot.account().type());
      Change.Builder debt =
          change(new LotId(lot.account(), name.sequence()), Primitive.OPEN, cause, -missing);
      debt.related(entry.ref()).facts(Map.of(Fact.SHORTFALL, rule.name()));
      draft.write(lot.account().wallet(), debt.build());
    } else {
      uncollected += missing;
    }
    return Optional.empty();
  }

  private Map<Fact, String> shortfallFacts(long missing) {
    return rule == ShortfallRule.CLAMP
        ? Map.of(Fact.SHORTFALL, rule.name(), Fact.UNCOLLECTED, Long.toString(missing))
        : Map.of(Fact.SHORTFALL, rule.name());
  }

  private static Refusal shortfall(long required, long free) {
    return Refusal.of(RefusalCode.SHORTFALL).withRequired(required).withAvailable(free);
  }

  private Optional<Refusal> forgive(LedgerEntry entry) {
    LotId debt = entry.lotId();
    long owed =
        draft
            .position(debt.account().wallet())
            .debt(debt.account().type(), debt.opening())
            .map(OpenDebt::owed)
            .orElse(0L);
    if (owed != -entry.amount()) {
      return Optional.of(Refusal.of(RefusalCode.NOT_REVERSIBLE).withOwed(owed));
    }
    Change.Builder change = change(debt, Primitive.GIVE_BACK, Cause.REVERSAL, owed);
    draft.write(debt.account().wallet(), change.related(entry.ref()).build());
    return Optional.empty();
  }

  private Optional<Refusal> giveBack(LedgerEntry entry) {
    LotId lot = entry.lotId();
    Change.Builder change = change(lot, Primitive.GIVE_BACK, Cause.REVERSAL, -entry.amount());
    change.related(entry.ref()).terms(draft.termsIfClosed(lot, draft.terms(lot)));
    draft.write(lot.account().wallet(), change.build());
    refilled.add(lot);
    return Optional.empty();
  }

  private Optional<Refusal> move(LedgerEntry entry) {
    if (entry.cause() == Cause.SETTLEMENT) {
      if (entry.amount() < 0) {
        undoSettlement(entry);
      }
      return Optional.empty();
    }
    return entry.cause() == Cause.TRANSFER && entry.amount() > 0
        ? moveBack(entry)
        : Optional.empty();
  }

  private Optional<Refusal> moveBack(LedgerEntry arrival) {
    LotId lot = arrival.lotId();
    LedgerEntry departure = other(arrival);
    long free = draft.lot(lot).map(OpenLot::free).orElse(0L);
    long units = Math.min(free, arrival.amount());
    if (units < arrival.amount() && rule != ShortfallRule.CLAMP) {
      return Optional.of(shortfall(arrival.amount(), free));
    }
    uncollected += arrival.amount() - units;
    if (units == 0) {
      return Optional.empty();
    }
    Optional<Moves.Half> target = returning(departure.lotId(), lot, units);
    if (target.isEmpty()) {
      return Optional.of(Refusal.of(RefusalCode.TOO_MANY_OPEN_LINES));
    }
    Moves.write(
        draft,
        Cause.REVERSAL,
        new Moves.Half(lot, -units, Optional.empty()),
        target.get(),
        Optional.empty());
    refilled.add(target.get().lot());
    return Optional.empty();
  }

  /**
   * Where credits of a transfer come back to: the lot they left, or a lot of their own if that one
   * would gain more or less than they bring, as it would after transfers undone out of order. Empty
   * if there is no room for a lot of their own.
   */
  private Optional<Moves.Half> returning(LotId source, LotId arrival, long units) {
    LotTerms terms = draft.terms(source);
    LotTerms share = Arrival.share(arrival, draft.lot(arrival).orElseThrow(), units);
    Optional<OpenLot> open = draft.lot(source);
    long left = open.map(OpenLot::remaining).orElse(0L);
    Optional<Long> gain =
        terms
            .price()
            .map(
                p ->
                    p.share(left + units, terms.size()).minorUnits()
                        - p.share(left, terms.size()).minorUnits());
    boolean isRevoked = open.map(OpenLot::revoked).orElse(false);
    if (isRevoked || gain.equals(share.price().map(Price::minorUnits))) {
      return Optional.of(new Moves.Half(source, units, draft.termsIfClosed(source, terms)));
    }
    if (!draft.hasRoomForLots(source.account().wallet(), 1)) {
      return Optional.empty();
    }
    long name = draft.next(source.account().wallet(), source.account().type()).sequence();
    return Optional.of(
        new Moves.Half(new LotId(source.account(), name), units, Optional.of(share)));
  }

  private LedgerEntry other(LedgerEntry entry) {
    return entry
        .related()
        .flatMap(draft::entry)
        .orElseThrow(
            () -> new LedgerIntegrityException("the other half of " + entry.ref() + " is missing"));
  }

  private void undoSettlement(LedgerEntry departure) {
    Optional<BookingRecord> booking =
        departure.session().map(BookedSession::line).flatMap(draft::booking);
    Optional<Allocation> payment =
        booking.flatMap(
            b ->
                b.allocations().stream()
                    .filter(a -> a.kind() == Allocation.Kind.SETTLED)
                    .filter(a -> a.lot().equals(departure.lotId()))
                    .filter(a -> a.entry() == departure.sequence())
                    .filter(a -> !b.state().isCancelled())
                    .findAny());
    if (booking.isPresent() && payment.isPresent()) {
      Settlement.undo(draft, payment.get(), booking.get().session());
      List<Allocation> left = new ArrayList<>(booking.get().allocations());
      left.remove(payment.get());
      draft.book(booking.get().withAllocations(left));
    }
  }

  private Change.Builder change(LotId lot, Primitive primitive, Cause cause, long amount) {
    Change.Builder change = Change.builder();
    change
        .type(lot.account().type())
        .primitive(primitive)
        .cause(cause)
        .lot(lot.opening())
        .amount(amount)
        .effectiveAt(draft.now());
    return change;
  }
}
