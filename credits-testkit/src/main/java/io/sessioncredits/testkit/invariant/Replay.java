package io.sessioncredits.testkit.invariant;

import io.sessioncredits.model.Cause;
import io.sessioncredits.model.Fact;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.LotTerms;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The entries of one account replayed one after the other, by what the entries say of themselves
 * and without the engine's own replay.
 */
final class Replay {
  final TreeMap<Long, ReplayedLot> lots = new TreeMap<>();
  final TreeMap<Long, ReplayedDebt> debts = new TreeMap<>();
  final TreeMap<String, String> notes = new TreeMap<>();
  long balance;

  static Replay of(List<LedgerEntry> entries) {
    Replay replay = new Replay();
    entries.forEach(replay::add);
    return replay;
  }

  /**
   * Adds the next entry.
   *
   * @throws IllegalStateException if it makes no sense after those before
   */
  void add(LedgerEntry entry) {
    balance += entry.amount();
    switch (entry.primitive()) {
      case OPEN -> open(entry);
      case TAKE -> take(entry);
      case GIVE_BACK -> giveBack(entry);
      case MOVE -> move(entry);
      case HOLD -> lot(entry).hold(entry);
      case UNHOLD -> lot(entry).release(entry);
      case TERMS -> {
        if (entry.account().type().isReserved()) {
          note(entry);
        } else {
          lot(entry).terms = terms(entry);
        }
      }
    }
  }

  private void note(LedgerEntry entry) {
    String name = entry.facts().get(Fact.NOTE);
    String before = notes.get(name);
    if (!Objects.equals(before, entry.facts().get(Fact.FROM))) {
      throw new IllegalStateException(entry.ref() + " changes a note that said something else");
    }
    if (entry.facts().containsKey(Fact.TO)) {
      notes.put(name, entry.facts().get(Fact.TO));
    } else {
      notes.remove(name);
    }
  }

  private void open(LedgerEntry entry) {
    if (entry.lot() != entry.sequence()) {
      throw new IllegalStateException("a lot that is not named by its opening: " + entry.ref());
    }
    if (entry.amount() < 0) {
      debts.put(entry.lot(), new ReplayedDebt(entry));
    } else {
      arrive(entry);
    }
  }

  private void arrive(LedgerEntry entry) {
    ReplayedLot lot = new ReplayedLot(entry.lot(), terms(entry));
    lot.opened = entry.amount();
    lot.remaining = entry.amount();
    lots.put(entry.lot(), lot);
  }

  private void take(LedgerEntry entry) {
    ReplayedLot lot = lot(entry);
    lot.remaining += entry.amount();
    if (entry.cause() == Cause.REVOCATION || entry.cause() == Cause.REVERSAL) {
      lot.isTakenBack = true;
      lot.gone -= entry.amount();
    }
  }

  private void giveBack(LedgerEntry entry) {
    ReplayedDebt debt = debts.get(entry.lot());
    if (debt != null) {
      debt.owed -= entry.amount();
    } else {
      lot(entry).remaining += entry.amount();
    }
  }

  private void move(LedgerEntry entry) {
    ReplayedDebt debt = debts.get(entry.lot());
    if (debt != null) {
      debt.owed -= entry.amount();
    } else if (entry.lot() == entry.sequence()) {
      arrive(entry);
    } else {
      ReplayedLot lot = lot(entry);
      lot.remaining += entry.amount();
      if (entry.cause() != Cause.SETTLEMENT) {
        boolean isMergedIn = entry.cause() == Cause.MERGE && entry.amount() > 0;
        lot.opened += isMergedIn ? entry.amount() : 0;
        lot.gone -= isMergedIn ? 0 : entry.amount();
      }
    }
  }

  private ReplayedLot lot(LedgerEntry entry) {
    ReplayedLot lot = lots.get(entry.lot());
    if (lot == null) {
      throw new IllegalStateException(entry.ref() + " changes a lot that was never opened");
    }
    return lot;
  }

  private static LotTerms terms(LedgerEntry entry) {
    return entry
        .terms()
        .orElseThrow(() -> new IllegalStateException(entry.ref() + " opens a lot without terms"));
  }
}
