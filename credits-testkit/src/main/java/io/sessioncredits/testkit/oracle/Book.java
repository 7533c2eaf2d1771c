package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.HoldEnd;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.RequestKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All there is, as plain lists; every figure is added up anew each time it is asked for. */
final class Book {
  private final TreeMap<Integer, Lot> lots = new TreeMap<>();
  private final TreeMap<Integer, Debt> debts = new TreeMap<>();
  private final TreeMap<BookingLine, Line> lines = new TreeMap<>();
  private final Map<Holder, Instant> lastWritten = new HashMap<>();
  private final Map<List<Object>, Request> requests = new HashMap<>();
  private int pieceNumber;

  Book copy() {
    Book copy = new Book();
    copy.lots.putAll(lots);
    copy.debts.putAll(debts);
    copy.lines.putAll(lines);
    copy.lastWritten.putAll(lastWritten);
    copy.requests.putAll(requests);
    copy.pieceNumber = pieceNumber;
    return copy;
  }

  int nextLot() {
    return lots.size() + 1;
  }

  int nextDebt() {
    return debts.size() + 1;
  }

  int nextPiece() {
    return ++pieceNumber;
  }

  void put(Lot lot) {
    lots.put(lot.id(), lot);
  }

  void put(Debt debt) {
    debts.put(debt.id(), debt);
  }

  void put(Line line) {
    lines.put(line.session().line(), line);
  }

  Lot lot(int id) {
    Lot lot = lots.get(id);
    if (lot == null) {
      throw new IllegalStateException("there is no lot " + id);
    }
    return lot;
  }

  Debt debt(int id) {
    Debt debt = debts.get(id);
    if (debt == null) {
      throw new IllegalStateException("there is no debt " + id);
    }
    return debt;
  }

  Optional<Line> line(BookingLine name) {
    return Optional.ofNullable(lines.get(name));
  }

  List<Lot> lots(Holder holder) {
    return lots.values().stream().filter(l -> l.holder().equals(holder)).toList();
  }

  /** What {@code holder} owes still. */
  List<Debt> debts(Holder holder) {
    return debts.values().stream().filter(d -> d.holder().equals(holder) && d.owed() > 0).toList();
  }

  /** Every type that {@code holder} ever had something of. */
  Set<CreditType> types(Holder holder) {
    Set<CreditType> types = new TreeSet<>();
    lots(holder).forEach(l -> types.add(l.type()));
    debts.values().stream()
        .filter(d -> d.holder().equals(holder))
        .forEach(d -> types.add(d.type()));
    return types;
  }

  List<Line> lines(Holder payer) {
    return lines.values().stream().filter(l -> l.payer().equals(payer)).toList();
  }

  Optional<Request> request(Operation operation, RequestKey key) {
    return Optional.ofNullable(requests.get(List.of(operation, key)));
  }

  void put(Operation operation, RequestKey key, Request request) {
    requests.put(List.of(operation, key), request);
  }

  Instant lastWritten(Holder holder) {
    return lastWritten.getOrDefault(holder, Instant.MIN);
  }

  void written(Holder holder, Instant at) {
    lastWritten.put(holder, at);
  }

  long held(Lot lot) {
    long held = 0;
    for (Line line : lines.values()) {
      for (Piece piece : line.pieces()) {
        held += piece.kind() == Piece.Kind.HELD && piece.source() == lot.id() ? piece.units() : 0;
      }
    }
    return held;
  }

  long free(Lot lot) {
    return lot.left() - held(lot);
  }

  /** How many holds there are, where all of one line in one lot count as one. */
  long holds(Holder holder) {
    return lines(holder).stream()
        .mapToLong(
            line ->
                line.pieces().stream()
                    .filter(p -> p.kind() == Piece.Kind.HELD)
                    .map(Piece::source)
                    .distinct()
                    .count())
        .sum();
  }

  Balance balance(Holder holder, CreditType type, Instant at) {
    long held = 0;
    long available = 0;
    long upcoming = 0;
    for (Lot lot : lots(holder)) {
      if (lot.type().equals(type)) {
        held += held(lot);
        if (!lot.hasBegun(at)) {
          upcoming += free(lot);
        } else if (!lot.hasEnded(at)) {
          available += free(lot);
        }
      }
    }
    long owed =
        debts(holder).stream().filter(d -> d.type().equals(type)).mapToLong(Debt::owed).sum();
    return new Balance(held + available + upcoming - owed, held, available, upcoming, owed);
  }

  /**
   * Brings the credits of {@code holder} to {@code now}: holds that have run out first, then what
   * is free in lots that have ended. Returns whether that changed anything.
   */
  boolean pass(Holder holder, Instant now) {
    boolean isChanged = false;
    for (Line line : lines(holder)) {
      if (line.pieces().stream().anyMatch(p -> isOver(p, now))) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : line.pieces()) {
          pieces.add(isOver(piece, now) ? runOut(line, piece) : piece);
        }
        put(line.withPieces(pieces));
        isChanged = true;
      }
    }
    for (Lot lot : lots(holder)) {
      if (lot.hasEnded(now) && free(lot) > 0) {
        put(lot.withLeft(held(lot)));
        isChanged = true;
      }
    }
    return isChanged;
  }

  private static boolean isOver(Piece piece, Instant now) {
    return piece.kind() == Piece.Kind.HELD && !now.isBefore(piece.due());
  }

  private Piece runOut(Line line, Piece piece) {
    Lot lot = lot(piece.source());
    if (line.terms().holdEnd() == HoldEnd.CAPTURE) {
      put(lot.withLeft(lot.left() - piece.units()));
      return piece.as(Piece.Kind.TAKEN);
    }
    if (lot.takenBack()) {
      put(lot.withLeft(lot.left() - piece.units()));
      payWhatWasOwedForIt(lot, piece.units());
    }
    return piece.as(Piece.Kind.FREED);
  }

  /** Credits of an arrival that was undone never are free again; debts without session go first. */
  private void payWhatWasOwedForIt(Lot lot, long units) {
    long left = units;
    for (Debt debt : debts(lot.holder())) {
      if (debt.type().equals(lot.type()) && debt.session().isEmpty()) {
        long paid = Math.min(left, debt.owed());
        put(debt.withOwed(debt.owed() - paid));
        left -= paid;
      }
    }
  }
}
