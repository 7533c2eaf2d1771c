package io.sessioncredits.engine;

import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.BookingRecord;
import io.sessioncredits.model.EntryRef;
import io.sessioncredits.model.LedgerEntry;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.Movement;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.PurchaseRecord;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.RulesInForce;
import io.sessioncredits.spi.CreditQueries;
import io.sessioncredits.spi.CreditStore;
import io.sessioncredits.spi.CreditTransaction;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.Posting;
import io.sessioncredits.spi.RequestRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Runs one command or many: targets, lock the union in key order, look up all keys, decide one
 * after the other on the evolving positions, append once. It knows no kind of command and no kind
 * of store.
 */
public final class Executor {
  private final CreditStore store;
  private final Desk desk;

  /** Creates an executor on {@code store}. */
  public Executor(CreditStore store, Desk desk) {
    this.store = store;
    this.desk = desk;
  }

  /** Carries one command out. */
  public <O extends Outcome> O run(Caller caller, CreditCommand<O> command) {
    return Executor.<O>each(apply(caller, List.of(Limits.given("command", command)), false)).get(0);
  }

  /** Carries each of {@code commands} out that is not refused. */
  public <O extends Outcome> List<O> each(
      Caller caller, List<? extends CreditCommand<? extends O>> commands) {
    return each(apply(caller, checked(commands), false));
  }

  /** Carries all of {@code commands} out, or none if one is refused. */
  public BatchOutcome all(Caller caller, List<? extends CreditCommand<?>> commands) {
    List<? extends Outcome> outcomes = apply(caller, checked(commands), true);
    int last = outcomes.size() - 1;
    return last >= 0 && outcomes.get(last).refusal().isPresent()
        ? new BatchOutcome.Refused(last, outcomes.get(last).refusal().orElseThrow())
        : new BatchOutcome.Applied(List.copyOf(outcomes));
  }

  /** Locks the wallets for the rest of the transaction, in order, before several calls. */
  public void prelock(SortedSet<WalletKey> wallets) {
    Set<WalletKey> locked = store.inTransaction(tx -> tx.lock(wallets).keySet());
    if (!locked.containsAll(wallets)) {
      throw new IllegalStateException("the store did not lock every wallet");
    }
  }

  /** Returns what decides from unlocked reads, now or as of an earlier instant. */
  public Recall recall() {
    return new Recall(store.queries(), desk);
  }

  /** Returns what {@link #run} would return now, from an unlocked read. */
  public <O extends Outcome> O check(Caller caller, CreditCommand<O> command) {
    return recall().now(caller, command).outcome();
  }

  @SuppressWarnings("unchecked") // the outcome of a command is of the command's own outcome type
  private static <O extends Outcome> List<O> each(List<? extends Outcome> outcomes) {
    return (List<O>) outcomes;
  }

  private static <T> List<T> checked(List<T> commands) {
    Limits.between("commands", Limits.given("commands", commands).size(), 0, Limits.BATCH);
    commands.forEach(c -> Limits.given("command", c));
    return List.copyOf(commands);
  }

  private List<Outcome> apply(
      Caller caller, List<? extends CreditCommand<?>> commands, boolean isAtomic) {
    if (commands.isEmpty()) {
      return List.of();
    }
    return store.inTransaction(tx -> applyIn(tx, caller, commands, isAtomic));
  }

  private List<Outcome> applyIn(
      CreditTransaction tx,
      Caller caller,
      List<? extends CreditCommand<?>> commands,
      boolean isAtomic) {
    PracticeId practice = caller.practice();
    State state = read(tx, practice, commands);
    RulesInForce rules =
        desk.rules().at(practice, state.settings(), wallet -> position(tx, wallet));
    Run run = desk.run(caller, rules, state);
    List<Outcome> outcomes = new ArrayList<>();
    for (CreditCommand<?> command : commands) {
      Outcome outcome = run.decide(command);
      outcomes.add(outcome);
      if (isAtomic && outcome.refusal().isPresent()) {
        return outcomes;
      }
    }
    if (!run.postings().isEmpty()) {
      tx.append(run.postings());
    }
    return outcomes;
  }

  private static Position position(CreditTransaction tx, WalletKey wallet) {
    return tx.positions(List.of(wallet)).getOrDefault(wallet, Position.empty(wallet));
  }

  private State read(
      CreditTransaction tx, PracticeId practice, List<? extends CreditCommand<?>> commands) {
    Targets targets = Targets.NONE;
    Set<RequestId> reversed = new HashSet<>();
    Set<RequestId> requests = new HashSet<>();
    for (CreditCommand<?> command : commands) {
      Targets own = desk.targets(command, practice);
      own.reversed().ifPresent(reversed::add);
      targets = targets.and(own);
      requests.add(desk.id(command, practice));
    }
    SortedSet<WalletKey> wallets = new TreeSet<>(targets.wallets());
    if (!targets.payersOf().isEmpty()) {
      wallets.addAll(tx.payers(practice, targets.payersOf()).values());
    }
    if (!targets.holdersOf().isEmpty()) {
      wallets.addAll(tx.holders(practice, targets.holdersOf()).values());
    }
    Map<RequestId, RequestRecord> undone = reversed.isEmpty() ? Map.of() : tx.find(reversed);
    undone
        .values()
        .forEach(r -> r.verdict().movements().forEach(m -> wallets.add(m.account().wallet())));
    CreditQueries.View view =
        tx.lock(practice, wallets, new Lookups(requests, targets.lines(), targets.purchases()));
    Map<RequestId, RequestRecord> found = new HashMap<>(view.requests());
    found.putAll(undone);
    Map<EntryRef, LedgerEntry> entries = entriesOf(tx, reversed, found);
    Map<BookingLine, BookingRecord> bookings = new HashMap<>(view.bookings());
    Set<BookingLine> more = new HashSet<>();
    entries.values().forEach(e -> e.session().ifPresent(s -> more.add(s.line())));
    view.positions().values().forEach(p -> more.addAll(State.debtLines(p)));
    more.removeAll(bookings.keySet());
    if (!more.isEmpty()) {
      bookings.putAll(tx.bookings(practice, more));
    }
    bookings.values().removeIf(b -> !wallets.contains(b.payer()));
    Map<PurchaseRef, PurchaseRecord> purchases = new HashMap<>(view.purchases());
    purchases.values().removeIf(p -> !wallets.contains(p.holder()));
    return new State(
        new CreditQueries.View(view.positions(), found, bookings, purchases, view.settings()),
        entries);
  }

  private static Map<EntryRef, LedgerEntry> entriesOf(
      CreditTransaction tx, Set<RequestId> reversed, Map<RequestId, RequestRecord> found) {
    Set<EntryRef> names = new HashSet<>();
    for (RequestId id : reversed) {
      RequestRecord request = found.get(id);
      if (request != null) {
        for (Movement movement : request.verdict().movements()) {
          names.add(movement.entry());
          names.add(new EntryRef(movement.account(), movement.lot()));
        }
      }
    }
    return names.isEmpty() ? Map.of() : tx.entries(names);
  }

  /** One run of commands over one state: decides, and collects what is to be appended. */
  interface Run {
    Outcome decide(CreditCommand<?> command);

    List<Posting> postings();
  }
}
