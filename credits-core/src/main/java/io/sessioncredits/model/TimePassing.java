package io.sessioncredits.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What time alone brings to a position, one due event after the other. */
final class TimePassing {
  /**
   * Holds end before lots do at the same instant, so that a capture is not overtaken by the expiry
   * of its lot.
   */
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at)
          .thenComparing(d -> d.hold().isEmpty())
          .thenComparing(Due::type)
          .thenComparingLong(Due::lot)
          .thenComparing(d -> d.hold().map(h -> h.session().line().toString()).orElse(""));

  private final WalletKey wallet;
  private final Map<CreditType, Long> sequences = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private Position position;

  private TimePassing(Position start) {
    this.wallet = start.wallet();
    this.position = start;
    start.accounts().forEach((type, head) -> sequences.put(type, head.sequence()));
  }

  /** One thing that falls due: a hold, or the lot itself. */
  record Due(Instant at, CreditType type, long lot, Optional<OpenHold> hold) {}

  static Optional<Due> next(Position position) {
    Stream<Due> holds =
        position.holds().stream().map(h -> new Due(h.due(), h.type(), h.lot(), Optional.of(h)));
    Stream<Due> ends =
        position.lots().stream()
            .filter(l -> l.free() > 0 && l.terms().validUntil().isPresent())
            .map(
                l ->
                    new Due(
                        l.terms().validUntil().orElseThrow(),
                        l.type(),
                        l.opening(),
                        Optional.empty()));
    return Stream.concat(holds, ends).min(ORDER);
  }

  static List<Change> until(Position start, Instant instant) {
    TimePassing passing = new TimePassing(start);
    passing.run(instant);
    return passing.changes;
  }

  private void run(Instant instant) {
    Instant reached = Limits.EARLIEST;
    for (Optional<Due> next = next(position);
        next.isPresent() && !next.get().at().isAfter(instant);
        next = next(position)) {
      Due due = next.get();
      reached = due.at().isAfter(reached) ? due.at() : reached;
      if (due.hold().isPresent()) {
        end(due.hold().get(), reached);
      } else {
        take(due.type(), due.lot(), Cause.EXPIRY, reached);
      }
    }
  }

  private void end(OpenHold hold, Instant at) {
    boolean isCaptured = hold.atDue() == HoldEnd.CAPTURE;
    add(
        change(hold.type(), hold.lot(), at)
            .primitive(Primitive.UNHOLD)
            .cause(isCaptured ? Cause.BOOKING : Cause.TIME_OUT)
            .held(-hold.units())
            .session(hold.session())
            .build());
    if (isCaptured) {
      add(
          change(hold.type(), hold.lot(), at)
              .primitive(Primitive.TAKE)
              .cause(Cause.BOOKING)
              .amount(-hold.units())
              .session(hold.session())
              .build());
    } else if (lot(hold.type(), hold.lot()).revoked()) {
      payOffAndTakeBack(hold.type(), hold.lot(), at);
    }
  }

  /**
   * Credits of a sale that was undone are not free again: they pay what was owed for it, and the
   * rest is taken back.
   */
  private void payOffAndTakeBack(CreditType type, long lot, Instant at) {
    for (OpenDebt debt : position.debts()) {
      long units = Math.min(lot(type, lot).free(), debt.owed());
      if (debt.type().equals(type) && debt.session().isEmpty() && units > 0) {
        EntryRef first = new EntryRef(wallet.account(type), sequence(type) + 1);
        EntryRef second = new EntryRef(wallet.account(type), sequence(type) + 2);
        add(move(type, lot, -units, at).related(second).build());
        add(move(type, debt.opening(), units, at).related(first).build());
      }
    }
    if (lot(type, lot).free() > 0) {
      take(type, lot, Cause.REVOCATION, at);
    }
  }

  private static Change.Builder move(CreditType type, long lot, long amount, Instant at) {
    Change.Builder move = change(type, lot, at);
    move.primitive(Primitive.MOVE).cause(Cause.SETTLEMENT).amount(amount);
    return move;
  }

  private void take(CreditType type, long lot, Cause cause, Instant at) {
    add(
        change(type, lot, at)
            .primitive(Primitive.TAKE)
            .cause(cause)
            .amount(-lot(type, lot).free())
            .build());
  }

  private static Change.Builder change(CreditType type, long lot, Instant at) {
    Change.Builder change = Change.builder();
    change.type(type).lot(lot).effectiveAt(at);
    return change;
  }

  private OpenLot lot(CreditType type, long opening) {
    return position
        .lot(type, opening)
        .orElseThrow(() -> new LedgerIntegrityException("no lot " + type + "/" + opening));
  }

  private long sequence(CreditType type) {
    return sequences.getOrDefault(type, 0L);
  }

  private void add(Change change) {
    position = position.moved(change);
    sequences.merge(change.type(), 1L, Long::sum);
    changes.add(change);
  }
}
