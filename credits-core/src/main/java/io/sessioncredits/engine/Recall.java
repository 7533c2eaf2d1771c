package io.sessioncredits.engine;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.BookingState;
import io.sessioncredits.model.CancellationGround;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.Recalled;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditQueries.EntryRange;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.RequestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides a command as it would be decided now, or as it would have been at an earlier instant from
 * what was known then, and keeps what the decision looked at. Nothing is locked or written.
 *
 * <p>An earlier position, with the settings in it, is replayed from the entries recorded by then.
 * The host's own rules are those of today: the ledger does not know older ones.
 */
public final class Recall {
  private final CreditQueries queries;
  private final Desk desk;

  Recall(CreditQueries queries, Desk desk) {
    this.queries = queries;
    this.desk = desk;
  }

  /** Decides {@code command} as it would be decided now. */
  public <O extends Outcome> Recalled<O> now(Caller caller, CreditCommand<O> command) {
    PracticeId practice = caller.practice();
    Targets targets = desk.targets(command, practice);
    CreditQueries.View view =
        queries.view(
            practice,
            targets.wallets(),
            new Lookups(List.of(desk.id(command, practice)), targets.lines(), targets.purchases()));
    Set<BookingLine> lines = new HashSet<>(targets.lines());
    view.positions().values().forEach(p -> lines.addAll(State.debtLines(p)));
    Map<BookingLine, BookingRecord> bookings =
        lines.equals(targets.lines())
            ? view.bookings()
            : queries.view(practice, List.of(), Lookups.of(List.of(), lines)).bookings();
    RulesInForce rules = desk.rules().at(practice, queries, view);
    return decide(desk, caller, command, rules, view.withBookings(bookings));
  }

  /** Decides {@code command} as it would have been decided at {@code then}. */
  public <O extends Outcome> Recalled<O> at(Instant then, Caller caller, CreditCommand<O> command) {
    PracticeId practice = caller.practice();
    Targets targets = desk.targets(command, practice);
    Map<WalletKey, Position> positions = new HashMap<>();
    targets.wallets().forEach(wallet -> positions.put(wallet, knownAt(wallet, then)));
    RulesInForce rules =
        RulesInForce.of(
            desk.rules().given(practice), knownAt(PracticeRules.wallet(practice), then).notes());
    Set<RequestId> requests = new HashSet<>(Set.of(desk.id(command, practice)));
    targets.lines().forEach(line -> requests.addAll(requestsOf(practice, line)));
    CreditQueries.View view =
        queries.view(practice, List.of(), Lookups.of(requests, targets.lines()));
    Map<RequestId, RequestRecord> known = new HashMap<>(view.requests());
    known.values().removeIf(r -> r.recordedAt().isAfter(then));
    Map<BookingLine, BookingRecord> bookings = new HashMap<>();
    view.bookings()
        .forEach(
            (line, booking) ->
                knownAt(practice, booking, known.keySet()).ifPresent(b -> bookings.put(line, b)));
    return decide(
        desk.at(then), caller, command, rules, new CreditQueries.View(positions, known, bookings));
  }

  private static <O extends Outcome> Recalled<O> decide(
      Desk desk,
      Caller caller,
      CreditCommand<O> command,
      RulesInForce rules,
      CreditQueries.View view) {
    Executor.Run run = desk.run(caller, rules, new State(view, Map.of()));
    @SuppressWarnings("unchecked") // the outcome of a command is of the command's own outcome type
    O outcome = (O) run.decide(command);
    return new Recalled<>(desk.now(), outcome, view.positions(), rules);
  }

  /** Returns where {@code wallet} stood after the last entry recorded by {@code then}. */
  private Position knownAt(WalletKey wallet, Instant then) {
    EntryRange range =
        new EntryRange(wallet.practice(), Optional.of(wallet.holder()), Optional.empty(), then);
    List<LedgerEntry> entries = new ArrayList<>();
    Optional<EntryRef> after = Optional.empty();
    List<LedgerEntry> page;
    do {
      page = queries.entries(range, after, Limits.PAGE);
      entries.addAll(page);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).ref());
    } while (page.size() == Limits.PAGE);
    entries.sort(Comparator.comparing(LedgerEntry::recordedAt));
    Position position = Position.empty(wallet);
    for (LedgerEntry entry : entries) {
      position = position.after(entry);
    }
    return position;
  }

  /** Returns how much of {@code booking} was known when only {@code requests} had been made. */
  private static Optional<BookingRecord> knownAt(
      PracticeId practice, BookingRecord booking, Set<RequestId> requests) {
    if (!requests.contains(bookingOf(practice, booking.line()))) {
      return Optional.empty();
    }
    boolean isCancelled = cancellationsOf(practice, booking.line()).anyMatch(requests::contains);
    return Optional.of(
        booking.state().isCancelled() && !isCancelled
            ? booking.withState(BookingState.BOOKED)
            : booking);
  }

  private static List<RequestId> requestsOf(PracticeId practice, BookingLine line) {
    return Stream.concat(Stream.of(bookingOf(practice, line)), cancellationsOf(practice, line))
        .toList();
  }

  private static RequestId bookingOf(PracticeId practice, BookingLine line) {
    return new RequestId(practice, Operation.BOOK, line.key());
  }

  private static Stream<RequestId> cancellationsOf(PracticeId practice, BookingLine line) {
    return Stream.of(CancellationGround.values())
        .map(ground -> new RequestId(practice, Operation.CANCEL, ground.key(line)));
  }
}
