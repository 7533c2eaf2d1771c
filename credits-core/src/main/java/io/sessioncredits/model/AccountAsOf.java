package io.sessioncredits.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One account read from its first entry on, as of an instant and as known at another.
 *
 * <p>{@link #after} takes the entries in the order of their sequence; those not known and those
 * that count later change nothing that counts. {@link #standing} adds what time alone has brought,
 * so that it does not matter whether anybody has written it down: once a sweep has, the entries say
 * the same, effective at the same instants.
 *
 * <p>Entries may count earlier than ones with a lower sequence. Such a back-dated entry is judged
 * by where the account stands in the end, so that a look back may find a lot below zero.
 */
public final class AccountAsOf {
  private final AccountKey account;
  private final AsOf asOf;
  private final Written written;
  private final SortedMap<Long, AccountLine> lines;
  private final List<OpenHold> holds;
  private final Sums sums;

  /** How far the account has been read. */
  private record Written(long sequence, Instant recordedAt) {}

  /** What came and went so far. */
  private record Sums(Map<Column, Flow> flows, Map<ValueFlow, SortedMap<String, Long>> values) {
    Sums with(Change change, AccountLine before, AccountLine after) {
      Map<Column, Flow> moved = new EnumMap<>(Column.class);
      moved.putAll(flows);
      if (change.amount() != 0) {
        Column column = Column.of(change.primitive(), change.cause());
        moved.put(column, moved.getOrDefault(column, Flow.NONE).with(change.amount()));
      }
      Optional<Price> old = before.value();
      Optional<Price> left = after.value();
      return new Sums(moved, old.equals(left) ? values : priced(ValueFlow.of(change), old, left));
    }

    private Map<ValueFlow, SortedMap<String, Long>> priced(
        ValueFlow flow, Optional<Price> old, Optional<Price> left) {
      Map<ValueFlow, SortedMap<String, Long>> changed = new EnumMap<>(ValueFlow.class);
      changed.putAll(values);
      SortedMap<String, Long> sum = new TreeMap<>(changed.getOrDefault(flow, new TreeMap<>()));
      left.ifPresent(p -> sum.merge(p.currency(), p.minorUnits(), Math::addExact));
      old.ifPresent(p -> sum.merge(p.currency(), -p.minorUnits(), Math::addExact));
      changed.put(flow, sum);
      return changed;
    }
  }

  private AccountAsOf(
      AccountAsOf before,
      Written written,
      SortedMap<Long, AccountLine> lines,
      List<OpenHold> holds,
      Sums sums) {
    this.account = before.account;
    this.asOf = before.asOf;
    this.written = written;
    this.lines = lines;
    this.holds = holds;
    this.sums = sums;
  }

  private AccountAsOf(AccountKey account, AsOf asOf) {
    this.account = account;
    this.asOf = asOf;
    this.written = new Written(0, Limits.EARLIEST);
    this.lines = new TreeMap<>();
    this.holds = List.of();
    this.sums = new Sums(Map.of(), Map.of());
  }

  /** Returns {@code account} before its first entry. */
  public static AccountAsOf empty(AccountKey account, AsOf asOf) {
    return new AccountAsOf(account, asOf);
  }

  /**
   * Returns the account after {@code entry}; the same if the entry was not known yet.
   *
   * @throws LedgerIntegrityException if it is not the next entry of this account
   */
  public AccountAsOf after(LedgerEntry entry) {
    if (!asOf.knows(entry)) {
      return this;
    }
    if (!entry.account().equals(account) || entry.sequence() != written.sequence() + 1) {
      throw new LedgerIntegrityException(
          "entry " + entry.ref() + " does not follow " + account + "/" + written.sequence());
    }
    Change change = Change.of(entry);
    AccountAsOf known =
        new AccountAsOf(
            this,
            new Written(entry.sequence(), entry.recordedAt()),
            with(change.lot(), line(change.lot()).knowing(change)),
            holds,
            sums);
    return asOf.counts(entry) ? known.counting(change) : known.tidied(change.lot());
  }

  private AccountAsOf counting(Change change) {
    AccountLine before = line(change.lot());
    AccountLine after = before.counting(change);
    return new AccountAsOf(
            this,
            written,
            with(change.lot(), after),
            change.held() == 0 ? holds : holding(change),
            sums.with(change, before, after))
        .tidied(change.lot());
  }

  /** Forgets a line that nothing is left of: long accounts have many of those. */
  private AccountAsOf tidied(long lot) {
    if (!line(lot).isOver()) {
      return this;
    }
    SortedMap<Long, AccountLine> left = new TreeMap<>(lines);
    left.remove(lot);
    return new AccountAsOf(this, written, left, holds, sums);
  }

  private AccountLine line(long lot) {
    return lines.getOrDefault(lot, AccountLine.NONE);
  }

  private SortedMap<Long, AccountLine> with(long lot, AccountLine line) {
    SortedMap<Long, AccountLine> changed = new TreeMap<>(lines);
    changed.put(lot, line);
    return changed;
  }

  private List<OpenHold> holding(Change change) {
    BookingLine booked =
        change
            .session()
            .map(BookedSession::line)
            .orElseThrow(() -> new LedgerIntegrityException("a hold for no session"));
    List<OpenHold> changed = new ArrayList<>(holds);
    Optional<OpenHold> open =
        holds.stream()
            .filter(h -> h.lot() == change.lot() && h.session().line().equals(booked))
            .findAny();
    open.ifPresent(changed::remove);
    long units = Math.addExact(open.map(OpenHold::units).orElse(0L), change.held());
    if (units > 0) {
      changed.add(
          change.primitive() == Primitive.HOLD
              ? OpenHold.of(change, units)
              : open.orElseThrow().withUnits(units));
    }
    changed.sort(Position.HOLD_ORDER);
    return changed;
  }

  /** Returns where the account stood, what time alone had brought included. */
  public AccountStanding standing() {
    AccountAsOf passed = this;
    for (Change change : position().implied(asOf.passed())) {
      passed = passed.counting(change);
    }
    long prepaid =
        passed.lines.values().stream()
            .filter(l -> l.terms().isEmpty() && l.counted() > 0)
            .mapToLong(AccountLine::counted)
            .sum();
    return new AccountStanding(
        asOf.passed(), passed.position(), prepaid, passed.sums.flows(), passed.sums.values());
  }

  private Position position() {
    CreditType type = account.type();
    List<OpenLot> lots = new ArrayList<>();
    List<OpenDebt> debts = new ArrayList<>();
    List<OpenHold> open = new ArrayList<>();
    lines.forEach(
        (opening, line) -> {
          if (line.counted() < 0) {
            debts.add(new OpenDebt(type, opening, -line.counted(), line.session(), line.since()));
          } else if (line.terms().isPresent() && (line.counted() > 0 || line.revoked())) {
            long held = 0;
            for (OpenHold hold : holds) {
              if (hold.lot() == opening && held + hold.units() <= line.counted()) {
                held += hold.units();
                open.add(hold);
              }
            }
            LotTerms terms = line.terms().orElseThrow();
            lots.add(new OpenLot(type, opening, terms, line.counted(), held, line.revoked()));
          }
        });
    long balance =
        lots.stream().mapToLong(OpenLot::remaining).sum()
            - debts.stream().mapToLong(OpenDebt::owed).sum();
    SortedMap<CreditType, AccountHead> heads = new TreeMap<>();
    if (written.sequence() > 0) {
      heads.put(type, new AccountHead(written.sequence(), balance, Digest.NONE));
    }
    return new Position(account.wallet(), heads, lots, debts, open, written.recordedAt());
  }
}
