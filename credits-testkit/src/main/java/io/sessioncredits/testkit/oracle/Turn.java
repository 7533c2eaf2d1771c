package io.sessioncredits.testkit.oracle;

import io.sessioncredits.model.Actor;
import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.LotTerms;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One command being carried out on a book of its own: what it may do to it, and what it has done. A
 * refusal is thrown, and the book with it thrown away.
 */
final class Turn {
  private final Book book;
  private final Rules rules;
  private final Actor actor;
  private final Instant now;
  private final List<Deed> deeds = new ArrayList<>();
  private final Set<Holder> moved = new LinkedHashSet<>();
  private final SortedMap<String, Long> changes = new TreeMap<>();
  private boolean isTimePassed;

  /** Begins by bringing the credits of {@code holders} to {@code now}. */
  Turn(Book book, Circumstances circumstances, Instant now, Set<Holder> holders) {
    this.book = book;
    this.rules = new Rules(circumstances.policy());
    this.actor = circumstances.actor();
    this.now = now;
    for (Holder holder : holders) {
      if (book.pass(holder, now)) {
        book.written(holder, now);
        isTimePassed = true;
      }
    }
  }

  /** Whether time alone had brought something. */
  boolean isTimePassed() {
    return isTimePassed;
  }

  Book book() {
    return book;
  }

  Rules rules() {
    return rules;
  }

  Actor actor() {
    return actor;
  }

  Instant now() {
    return now;
  }

  List<Deed> deeds() {
    return deeds;
  }

  Set<Holder> moved() {
    return moved;
  }

  SortedMap<String, Long> changes() {
    return changes;
  }

  static CreditRefusedException refused(RefusalCode code) {
    return new CreditRefusedException(Refusal.of(code));
  }

  void did(Deed deed) {
    deeds.add(deed);
  }

  private void note(String what, Holder holder, CreditType type, long by) {
    moved.add(holder);
    book.written(holder, now);
    changes.merge(what + " " + holder.key() + " " + type, by, Long::sum);
  }

  int open(Holder holder, CreditType type, LotTerms terms) {
    Lot lot = new Lot(book.nextLot(), holder, type, terms, terms.size(), false);
    book.put(lot);
    note("change", holder, type, terms.size());
    return lot.id();
  }

  void add(int id, long units) {
    Lot lot = book.lot(id);
    book.put(lot.withLeft(lot.left() + units));
    note("change", lot.holder(), lot.type(), units);
  }

  void takeBack(int id, long units) {
    add(id, -units);
    book.put(book.lot(id).asTakenBack());
  }

  int owe(Holder holder, CreditType type, long units, Optional<BookedSession> session) {
    Instant since = session.map(BookedSession::startsAt).orElse(now);
    Debt debt = new Debt(book.nextDebt(), holder, type, units, session, since);
    book.put(debt);
    note("change", holder, type, -units);
    return debt.id();
  }

  void pay(int id, long units) {
    Debt debt = book.debt(id);
    book.put(debt.withOwed(debt.owed() - units));
    note("change", debt.holder(), debt.type(), units);
  }

  void hold(int lot, long units) {
    note("held", book.lot(lot).holder(), book.lot(lot).type(), units);
  }

  long free(int lot) {
    return book.free(book.lot(lot));
  }

  long number(Holder holder, CreditType type) {
    return book.balance(holder, type, now).number();
  }

  /** What is free and counts now, in the order of use. */
  List<Lot> freeNow(Holder holder, CreditType type) {
    return Rules.inOrderOfUse(
        book.lots(holder).stream()
            .filter(l -> l.type().equals(type) && book.free(l) > 0)
            .filter(l -> l.hasBegun(now) && !l.hasEnded(now))
            .toList());
  }

  void needRoomForLots(Holder holder, int more) {
    if (!hasRoomForLots(holder, more)) {
      throw refused(RefusalCode.TOO_MANY_OPEN_LINES);
    }
  }

  boolean hasRoomForLots(Holder holder, int more) {
    if (openLots(holder) + more > Limits.OPEN_LINES) {
      new Merging(this).merge(holder);
    }
    return openLots(holder) + more <= Limits.OPEN_LINES;
  }

  /** Merges lots if credits that came back have opened more of them than a holder may have. */
  void mergeIfCrowded(Holder holder) {
    if (openLots(holder) > Limits.OPEN_LINES) {
      new Merging(this).merge(holder);
    }
  }

  private long openLots(Holder holder) {
    return book.lots(holder).stream().filter(l -> l.left() > 0 && !l.takenBack()).count();
  }

  void needRoomForLine(Holder holder) {
    if (book.debts(holder).size() >= Limits.OPEN_LINES || book.holds(holder) >= Limits.OPEN_LINES) {
      throw refused(RefusalCode.TOO_MANY_OPEN_LINES);
    }
  }
}
