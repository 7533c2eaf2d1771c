package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.Allocation;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotId;
import io.sessioncredits.model.Primitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** I8: what each booking line took from each lot and got back, and what was paid of each debt. */
final class LineCheck {
  private LineCheck() {}

  static void check(Books books, Findings findings) {
    Map<BookingLine, Map<LotId, Long>> net = new TreeMap<>();
    books.entries().forEach((account, entries) -> check(account, entries, net, findings));
    net.forEach((line, lots) -> record(books, line, lots, findings));
  }

  private static void check(
      AccountKey account,
      List<LedgerEntry> entries,
      Map<BookingLine, Map<LotId, Long>> net,
      Findings findings) {
    Replay replay = new Replay();
    for (LedgerEntry entry : entries) {
      try {
        replay.add(entry);
      } catch (RuntimeException nonsense) {
        findings.add(entry.ref(), nonsense.getMessage() + "");
        return;
      }
      ReplayedDebt debt = replay.debts.get(entry.lot());
      if (debt != null) {
        findings.expect(
            debt.owed >= 0 && debt.owed <= debt.first,
            entry.ref(),
            "leaves %d owed of a debt that began with %d",
            debt.owed,
            debt.first);
      } else if (entry.session().isPresent()) {
        BookingLine line = entry.session().get().line();
        Map<LotId, Long> lots = net.computeIfAbsent(line, l -> new HashMap<>());
        boolean isHolding =
            entry.primitive() == Primitive.HOLD || entry.primitive() == Primitive.UNHOLD;
        long taken = lots.merge(entry.lotId(), isHolding ? 0 : -entry.amount(), Long::sum);
        findings.expect(taken >= 0, entry.ref(), "gives back %d more than %s took", -taken, line);
      }
    }
    replay
        .lots
        .values()
        .forEach(
            l ->
                l.held.forEach(
                    (line, held) -> {
                      net.computeIfAbsent(line, x -> new HashMap<>())
                          .merge(new LotId(account, l.opening), held.units(), Long::sum);
                    }));
  }

  /** The record of the line says from which lots it is paid, just as the entries do. */
  private static void record(
      Books books, BookingLine line, Map<LotId, Long> lots, Findings findings) {
    BookingRecord record = books.bookings().get(line);
    if (record == null) {
      findings.add(line, "moved credits but is not kept");
      return;
    }
    lots.keySet().stream()
        .filter(l -> !l.account().wallet().equals(record.payer()))
        .forEach(l -> findings.add(line, "took from " + l + " but is paid by " + record.payer()));
    Map<LotId, Long> recorded = new HashMap<>();
    if (record.state() != BookingState.CANCELLED_RESTORED) {
      for (Allocation allocation : record.allocations()) {
        if (allocation.kind() != Allocation.Kind.OWED) {
          recorded.merge(allocation.lot(), allocation.units(), Long::sum);
        }
      }
    }
    Map<LotId, Long> taken = new HashMap<>(lots);
    taken.values().removeIf(units -> units == 0);
    boolean mayHaveRunOut =
        record.allocations().stream().anyMatch(a -> a.kind() == Allocation.Kind.HELD);
    boolean isSame =
        mayHaveRunOut
            ? taken.entrySet().stream()
                .allMatch(e -> recorded.getOrDefault(e.getKey(), 0L) >= e.getValue())
            : recorded.equals(taken);
    findings.expect(
        isSame, line, "is kept as %s from %s, but took %s", record.state(), recorded, taken);
  }
}
