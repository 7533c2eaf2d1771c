package io.sessioncredits.testkit.oracle;

import io.sessioncredits.booking.Attendance;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.booking.Cancellation;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.ledger.Adjustment;
import io.sessioncredits.ledger.Grant;
import io.sessioncredits.ledger.Reversal;
import io.sessioncredits.ledger.SettleDebts;
import io.sessioncredits.ledger.WriteOff;
import io.sessioncredits.maintenance.Sweep;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RefusalCode;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.transfer.Transfer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ledger of one practice as the rules describe it, kept in plain lists: slow, in memory, for
 * one thread, and written without the engine, so that the two can be compared.
 *
 * <p>It takes the same commands and says what must come of each: the outcome with all its figures,
 * and balances, lots and debts at any instant.
 */
public final class OracleLedger {
  private final PracticeId practice;
  private Book book = new Book();

  /** Creates the empty ledger of {@code practice}. */
  public OracleLedger(PracticeId practice) {
    this.practice = practice;
  }

  /** Carries {@code command} out, and returns what must come of it. */
  public Prediction apply(CreditCommand<?> command, Circumstances circumstances) {
    Book changed = book.copy();
    Prediction prediction = applyTo(changed, command, circumstances);
    if (prediction.isCarriedOut()) {
      book = changed;
    } else if (prediction.isRefused() && isRemembered(command, circumstances)) {
      book = book.copy();
      book.put(
          command.operation(),
          command.key(),
          new Request(Content.of(command), prediction, List.of(), Set.of()));
    }
    return prediction;
  }

  private static boolean isRemembered(CreditCommand<?> command, Circumstances circumstances) {
    return circumstances.policy().rememberRefusals()
        && (command instanceof Booking
            || command instanceof Transfer
            || command instanceof Adjustment
            || command instanceof SettleDebts
            || command instanceof WriteOff);
  }

  /** Returns what {@link #apply} would return, and changes nothing. */
  public Prediction check(CreditCommand<?> command, Circumstances circumstances) {
    return applyTo(book.copy(), command, circumstances);
  }

  /**
   * Carries all of {@code commands} out that are not refused, or nothing if one of them fails.
   * Returns what must come of each; if one fails, that is the last.
   */
  public List<Prediction> each(
      List<? extends CreditCommand<?>> commands, Circumstances circumstances) {
    return batch(commands, circumstances, false);
  }

  /**
   * Carries all of {@code commands} out, or nothing if one of them is refused or fails. Returns
   * what must come of each; if one is refused or fails, that is the last.
   */
  public List<Prediction> all(
      List<? extends CreditCommand<?>> commands, Circumstances circumstances) {
    return batch(commands, circumstances, true);
  }

  private List<Prediction> batch(
      List<? extends CreditCommand<?>> commands, Circumstances circumstances, boolean isAtomic) {
    Book before = book;
    List<Prediction> predictions = new ArrayList<>();
    for (CreditCommand<?> command : commands) {
      Prediction prediction = apply(command, circumstances);
      predictions.add(prediction);
      boolean isFailed = !prediction.isCarriedOut() && !prediction.isRefused();
      if (isFailed || (isAtomic && prediction.isRefused())) {
        book = before;
        return predictions;
      }
    }
    return predictions;
  }

  private Prediction applyTo(Book changed, CreditCommand<?> command, Circumstances circumstances) {
    List<Object> content = Content.of(command);
    Optional<Request> first = changed.request(command.operation(), command.key());
    if (first.isPresent()) {
      return first.get().content().equals(content)
          ? again(changed, command, first.get().first())
          : Prediction.failed(
              new RequestConflictException(
                  new RequestId(practice, command.operation(), command.key())));
    }
    Set<Holder> holders = concerned(changed, command);
    Instant now = circumstances.clock().truncatedTo(ChronoUnit.MICROS);
    for (Holder holder : holders) {
      Instant last = changed.lastWritten(holder);
      now = last.isAfter(now) ? last : now;
    }
    Turn turn = new Turn(changed, circumstances, now, holders);
    try {
      Prediction done = decide(turn, command);
      Prediction told =
          done.with("recordedAt", now).with("replayed", false).withChanges(turn.changes());
      changed.put(
          command.operation(),
          command.key(),
          new Request(content, told, turn.deeds(), turn.moved()));
      return told;
    } catch (CreditRefusedException refused) {
      return Prediction.refused(refused.refusal());
    } catch (InvalidInputException invalid) {
      return Prediction.failed(invalid);
    }
  }

  private static Prediction again(Book now, CreditCommand<?> command, Prediction first) {
    return first.isRefused() ? first : present(now, command, first).with("replayed", true);
  }

  private static Prediction present(Book now, CreditCommand<?> command, Prediction first) {
    BookingLine line =
        command instanceof Booking booking
            ? booking.line()
            : command instanceof Attendance attendance ? attendance.line() : null;
    if (line == null) {
      return first;
    }
    BookingState state = now.line(line).map(Line::state).orElseThrow();
    return first.with("state", state);
  }

  private static Set<Holder> concerned(Book book, CreditCommand<?> command) {
    Set<Holder> holders = new LinkedHashSet<>();
    if (command instanceof Grant grant) {
      holders.add(grant.holder());
    } else if (command instanceof Adjustment adjustment) {
      holders.add(adjustment.holder());
    } else if (command instanceof WriteOff writeOff) {
      holders.add(writeOff.holder());
    } else if (command instanceof SettleDebts settlement) {
      holders.add(settlement.holder());
    } else if (command instanceof Transfer transfer) {
      holders.add(transfer.sender());
      holders.add(transfer.receiver());
    } else if (command instanceof Sweep sweep) {
      holders.add(sweep.holder());
    } else if (command instanceof Reversal reversal) {
      book.request(reversal.reversed(), reversal.reversedKey())
          .ifPresent(r -> holders.addAll(r.holders()));
    } else if (command instanceof Cancellation cancellation) {
      book.line(cancellation.line()).ifPresent(l -> holders.add(l.payer()));
      holders.add(cancellation.line().attendee());
    } else if (command instanceof Attendance attendance) {
      book.line(attendance.line()).ifPresent(l -> holders.add(l.payer()));
      holders.add(attendance.line().attendee());
    } else if (command instanceof Booking booking) {
      holders.add(booking.payer().orElse(booking.attendee()));
      holders.add(booking.attendee());
      if (booking.attempt() > 1) {
        book.line(new BookingLine(booking.booking(), booking.attendee(), booking.attempt() - 1))
            .ifPresent(l -> holders.add(l.payer()));
      }
    }
    return holders;
  }

  private static Prediction decide(Turn turn, CreditCommand<?> command) {
    if (command instanceof Grant grant) {
      return new Sales(turn).grant(grant);
    } else if (command instanceof Adjustment adjustment) {
      return new Sales(turn).adjust(adjustment);
    } else if (command instanceof WriteOff writeOff) {
      return new Sales(turn).writeOff(writeOff);
    } else if (command instanceof SettleDebts settlement) {
      return new Paying(turn).byHand(settlement);
    } else if (command instanceof Transfer transfer) {
      return new Gifts(turn).transfer(transfer);
    } else if (command instanceof Reversal reversal) {
      return new Corrections(turn, reversal.shortfall()).reverse(reversal);
    } else if (command instanceof Cancellation cancellation) {
      return new Returns(turn).cancel(cancellation);
    } else if (command instanceof Attendance attendance) {
      return new Returns(turn).attend(attendance);
    } else if (command instanceof Booking booking) {
      return new Seats(turn, booking).book();
    }
    if (!turn.isTimePassed()) {
      throw Turn.refused(RefusalCode.NOTHING_DUE);
    }
    return Prediction.of("Swept");
  }

  /** Returns the balances of {@code holder} at {@code at}, of every credit type ever held. */
  public Map<CreditType, Balance> balances(Holder holder, Instant at) {
    Book then = book.copy();
    then.pass(holder, at);
    Map<CreditType, Balance> balances = new TreeMap<>();
    then.types(holder).forEach(t -> balances.put(t, then.balance(holder, t, at)));
    return balances;
  }

  /** Returns the lots of {@code holder} that have credits left at {@code at}, by type and age. */
  public List<OracleLot> lots(Holder holder, Instant at) {
    Book then = book.copy();
    then.pass(holder, at);
    return then.lots(holder).stream()
        .filter(l -> l.left() > 0)
        .sorted(Comparator.comparing(Lot::type).thenComparingInt(Lot::id))
        .map(l -> new OracleLot(l.type(), l.terms(), l.left(), then.held(l)))
        .toList();
  }

  /** Returns what {@code holder} owes, by type and age. */
  public List<OracleDebt> debts(Holder holder) {
    return book.debts(holder).stream()
        .sorted(Comparator.comparing(Debt::type).thenComparingInt(Debt::id))
        .map(d -> new OracleDebt(d.type(), d.owed(), d.session(), d.since()))
        .toList();
  }

  /** Returns what has become of {@code line}; empty if it was never booked. */
  public Optional<BookingState> state(BookingLine line) {
    return book.line(line).map(Line::state);
  }
}
