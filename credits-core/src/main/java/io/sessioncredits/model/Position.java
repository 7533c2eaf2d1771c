package io.sessioncredits.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a wallet stands: all that any decision needs, and the one value that is locked.
 *
 * <p>A position is a function of the wallet's entries: {@link #after(LedgerEntry)} is the only way
 * it moves on, so that replaying all entries from {@link #empty} gives it exactly.
 *
 * @param wallet whose position it is
 * @param accounts where each account stands, for every credit type that ever had an entry
 * @param lots the open lots by type and age
 * @param debts the open debts by type and age
 * @param holds the open holds by type, lot and line
 * @param notes what settings and authorizations say, by name: set and cleared by entries of the
 *     reserved accounts
 * @param recordedAt when the last entry was written; the wallet's time never runs back behind it
 */
public record Position(
    WalletKey wallet,
    SortedMap<CreditType, AccountHead> accounts,
    List<OpenLot> lots,
    List<OpenDebt> debts,
    List<OpenHold> holds,
    SortedMap<String, String> notes,
    Instant recordedAt) {

  static final Comparator<OpenLot> LOT_ORDER =
      Comparator.comparing(OpenLot::type).thenComparingLong(OpenLot::opening);
  static final Comparator<OpenDebt> DEBT_ORDER =
      Comparator.comparing(OpenDebt::type).thenComparingLong(OpenDebt::opening);
  static final Comparator<OpenHold> HOLD_ORDER =
      Comparator.comparing(OpenHold::type)
          .thenComparingLong(OpenHold::lot)
          .thenComparing(h -> h.session().line());

  /** Copies the collections. */
  public Position {
    accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    lots = List.copyOf(lots);
    debts = List.copyOf(debts);
    holds = List.copyOf(holds);
    notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
  }

  /** Creates the position of a wallet without notes. */
  public Position(
      WalletKey wallet,
      SortedMap<CreditType, AccountHead> accounts,
      List<OpenLot> lots,
      List<OpenDebt> debts,
      List<OpenHold> holds,
      Instant recordedAt) {
    this(wallet, accounts, lots, debts, holds, new TreeMap<>(), recordedAt);
  }

  /** Returns the position of a wallet without entries. */
  public static Position empty(WalletKey wallet) {
    return new Position(wallet, new TreeMap<>(), List.of(), List.of(), List.of(), Limits.EARLIEST);
  }

  /**
   * Checks what holds of every position, for those who read one from a store.
   *
   * @throws LedgerIntegrityException if lots, debts and holds do not add up to the balances, stand
   *     twice or out of order, or belong to no account
   */
  public void checkSums() {
    PositionSums.check(this);
  }

  /** Returns where the account of {@code type} stands. */
  public AccountHead head(CreditType type) {
    return accounts.getOrDefault(type, AccountHead.EMPTY);
  }

  /** Returns the open lot of {@code type} that entry {@code opening} opened. */
  public Optional<OpenLot> lot(CreditType type, long opening) {
    return lots.stream().filter(l -> l.type().equals(type) && l.opening() == opening).findAny();
  }

  /** Returns the open debt of {@code type} that entry {@code opening} opened. */
  public Optional<OpenDebt> debt(CreditType type, long opening) {
    return debts.stream().filter(d -> d.type().equals(type) && d.opening() == opening).findAny();
  }

  /** Returns the open holds of {@code line}. */
  public List<OpenHold> holds(BookingLine line) {
    return holds.stream().filter(h -> h.session().line().equals(line)).toList();
  }

  /**
   * Returns the balance of {@code type} at {@code now}, which must not be before what {@link #at}
   * was asked for.
   */
  public Balance balance(CreditType type, Instant now) {
    long held = 0;
    long available = 0;
    long upcoming = 0;
    for (OpenLot lot : lots) {
      if (lot.type().equals(type)) {
        held += lot.held();
        available += lot.terms().isValidAt(now) ? lot.free() : 0;
        upcoming += now.isBefore(lot.terms().validFrom()) ? lot.free() : 0;
      }
    }
    long owed = debts.stream().filter(d -> d.type().equals(type)).mapToLong(OpenDebt::owed).sum();
    return new Balance(held + available + upcoming - owed, held, available, upcoming, owed);
  }

  /** Returns when time alone next changes this position; empty if it never does. */
  public Optional<Instant> nextDue() {
    return TimePassing.next(this).map(TimePassing.Due::at);
  }

  /**
   * Returns what time alone brings up to and including {@code instant}: expiries and holds that run
   * out, in the order in which they fall due.
   */
  public List<Change> implied(Instant instant) {
    return TimePassing.until(this, instant);
  }

  /**
   * Returns this position as it stands at {@code instant}, whether or not anybody has written down
   * yet what time alone brought. The account heads keep the last sequence and digest that were
   * written.
   */
  public Position at(Instant instant) {
    Position position = this;
    for (Change change : implied(instant)) {
      AccountHead before = position.head(change.type());
      position = position.moved(change);
      position =
          position.withHead(
              change.type(),
              new AccountHead(
                  before.sequence(), before.balance() + change.amount(), before.digest()));
    }
    return position;
  }

  /**
   * Returns the position after {@code entry}.
   *
   * @throws LedgerIntegrityException if the entry is not the next one of its account or does not
   *     fit this position
   */
  public Position after(LedgerEntry entry) {
    CreditType type = entry.account().type();
    AccountHead before = head(type);
    if (!entry.account().wallet().equals(wallet)
        || entry.sequence() != before.sequence() + 1
        || entry.balanceAfter() != Math.addExact(before.balance(), entry.amount())) {
      throw new LedgerIntegrityException("entry " + entry.ref() + " does not follow " + before);
    }
    if (entry.recordedAt().isBefore(recordedAt)) {
      throw new LedgerIntegrityException(
          "entry " + entry.ref() + " was recorded before " + recordedAt);
    }
    return moved(Change.of(entry))
        .withHead(type, new AccountHead(entry.sequence(), entry.balanceAfter(), entry.digest()))
        .recorded(entry.recordedAt());
  }

  /** Returns the lots, debts and holds after {@code change}; the account heads stay. */
  Position moved(Change change) {
    return switch (change.primitive()) {
      case OPEN -> change.amount() < 0 ? owing(change) : opening(change);
      case TAKE -> taking(change);
      case GIVE_BACK -> receiving(change);
      case MOVE -> change.amount() < 0 ? sending(change) : receiving(change);
      case HOLD -> holding(change);
      case UNHOLD -> releasing(change);
      case TERMS ->
          change.type().isReserved()
              ? noting(change)
              : changing(lotOf(change).withTerms(mandatoryTerms(change)));
    };
  }

  private Position opening(Change change) {
    return changing(
        new OpenLot(
            change.type(), change.lot(), mandatoryTerms(change), change.amount(), 0, false));
  }

  private Position owing(Change change) {
    Optional<OpenDebt> open = debt(change.type(), change.lot());
    long owed = Math.subtractExact(open.map(OpenDebt::owed).orElse(0L), change.amount());
    Instant since =
        open.map(OpenDebt::since)
            .orElseGet(
                () -> change.session().map(BookedSession::startsAt).orElse(change.effectiveAt()));
    return withDebts(
        replaced(
            debts,
            open,
            Optional.of(new OpenDebt(change.type(), change.lot(), owed, change.session(), since)),
            DEBT_ORDER));
  }

  private Position taking(Change change) {
    OpenLot taken = lotOf(change).plus(change.amount());
    boolean isUndone = change.cause() == Cause.REVOCATION || change.cause() == Cause.REVERSAL;
    return changing(isUndone ? taken.asRevoked() : taken);
  }

  private Position sending(Change change) {
    return lot(change.type(), change.lot()).isPresent()
        ? changing(lotOf(change).plus(change.amount()))
        : owing(change);
  }

  private Position receiving(Change change) {
    Optional<OpenDebt> debt = debt(change.type(), change.lot());
    if (debt.isEmpty()) {
      return changing(lotOf(change).plus(change.amount()));
    }
    OpenDebt old = debt.get();
    long owed = old.owed() - change.amount();
    Optional<OpenDebt> left =
        owed == 0
            ? Optional.empty()
            : Optional.of(
                new OpenDebt(old.type(), old.opening(), owed, old.session(), old.since()));
    return withDebts(replaced(debts, debt, left, DEBT_ORDER));
  }

  private Position holding(Change change) {
    BookedSession session = mandatorySession(change);
    Optional<OpenHold> open = hold(session.line(), change);
    long units = Math.addExact(open.map(OpenHold::units).orElse(0L), change.held());
    OpenHold hold = OpenHold.of(change, units);
    return changing(lotOf(change).plusHeld(change.held()))
        .withHolds(replaced(holds, open, Optional.of(hold), HOLD_ORDER));
  }

  private Position releasing(Change change) {
    BookingLine line = mandatorySession(change).line();
    OpenHold hold =
        hold(line, change)
            .orElseThrow(() -> new LedgerIntegrityException("no hold of " + line + " to end"));
    long units = hold.units() + change.held();
    Optional<OpenHold> left = units == 0 ? Optional.empty() : Optional.of(hold.withUnits(units));
    return changing(lotOf(change).plusHeld(change.held()))
        .withHolds(replaced(holds, Optional.of(hold), left, HOLD_ORDER));
  }

  private Position noting(Change change) {
    SortedMap<String, String> changed = new TreeMap<>(notes);
    String name = mandatoryFact(change, Fact.NOTE);
    String text = change.facts().get(Fact.TO);
    if (text == null) {
      changed.remove(name);
    } else {
      changed.put(name, text);
    }
    return new Position(wallet, accounts, lots, debts, holds, changed, recordedAt);
  }

  private Optional<OpenHold> hold(BookingLine line, Change change) {
    return holds(line).stream()
        .filter(h -> h.type().equals(change.type()) && h.lot() == change.lot())
        .findAny();
  }

  private OpenLot lotOf(Change change) {
    return lot(change.type(), change.lot())
        .orElseGet(
            () -> new OpenLot(change.type(), change.lot(), mandatoryTerms(change), 0, 0, false));
  }

  private Position changing(OpenLot lot) {
    return new Position(
        wallet,
        accounts,
        replaced(
            lots,
            lot(lot.type(), lot.opening()),
            lot.isClosed() ? Optional.empty() : Optional.of(lot),
            LOT_ORDER),
        debts,
        holds,
        notes,
        recordedAt);
  }

  private Position withDebts(List<OpenDebt> changed) {
    return new Position(wallet, accounts, lots, changed, holds, notes, recordedAt);
  }

  private Position withHolds(List<OpenHold> changed) {
    return new Position(wallet, accounts, lots, debts, changed, notes, recordedAt);
  }

  private Position withHead(CreditType type, AccountHead head) {
    SortedMap<CreditType, AccountHead> changed = new TreeMap<>(accounts);
    changed.put(type, head);
    return new Position(wallet, changed, lots, debts, holds, notes, recordedAt);
  }

  private Position recorded(Instant instant) {
    return new Position(wallet, accounts, lots, debts, holds, notes, instant);
  }

  private static <T> List<T> replaced(
      List<T> all, Optional<T> old, Optional<T> changed, Comparator<T> order) {
    List<T> copy = new ArrayList<>(all);
    old.ifPresent(copy::remove);
    changed.ifPresent(
        value -> {
          int place = Collections.binarySearch(copy, value, order);
          copy.add(place < 0 ? -place - 1 : place, value);
        });
    return copy;
  }

  private static LotTerms mandatoryTerms(Change change) {
    return change
        .terms()
        .orElseThrow(
            () ->
                new LedgerIntegrityException(
                    change.primitive()
                        + " of lot "
                        + change.type()
                        + "/"
                        + change.lot()
                        + " without terms"));
  }

  static BookedSession mandatorySession(Change change) {
    return change
        .session()
        .orElseThrow(() -> new LedgerIntegrityException(change.primitive() + " without a session"));
  }

  static String mandatoryFact(Change change, Fact fact) {
    return Optional.ofNullable(change.facts().get(fact))
        .orElseThrow(() -> new LedgerIntegrityException(change.primitive() + " without " + fact));
  }
}
