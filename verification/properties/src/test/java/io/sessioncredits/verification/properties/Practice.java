package io.sessioncredits.verification.properties;

import io.sessioncredits.ActingCredits;
import io.sessioncredits.SessionCredits;
import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.arbitrary.History;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.invariant.Books;
import io.sessioncredits.testkit.oracle.Prediction;
import io.sessioncredits.transfer.Transfer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A practice on the real engine, to which the steps of a history happen. */
final class Practice {
  static final long[] LOW_MARKS = {1, 3};

  private final PracticeId id;
  private final OwningCreditStore store;
  private final SessionCredits credits;
  private Instant clock = Town.START;
  private CreditPolicy policy = Policies.standard(ZoneOffset.UTC).policy();

  Practice(PracticeId id, OwningCreditStore store) {
    this(id, store, EnumSet.allOf(MessageKind.class));
  }

  Practice(PracticeId id, OwningCreditStore store, Set<MessageKind> wanted) {
    this.id = id;
    this.store = store;
    this.credits =
        SessionCredits.builder()
            .store(store)
            .policies(practice -> policy)
            .clock(() -> clock)
            .salts(request -> "salt-of-" + request.operation())
            .notifyOf(wanted)
            .build();
  }

  static Practice open() {
    return new Practice(PracticeId.of("riverside"), Stores.fresh());
  }

  PracticeId id() {
    return id;
  }

  OwningCreditStore store() {
    return store;
  }

  SessionCredits credits() {
    return credits;
  }

  Instant clock() {
    return clock;
  }

  /** Returns where somebody stands, as last written. */
  Position position(Holder holder) {
    WalletKey wallet = new WalletKey(id, holder);
    return store
        .queries()
        .view(id, List.of(wallet), Lookups.NONE)
        .positions()
        .getOrDefault(wallet, Position.empty(wallet));
  }

  /** Reads all there is. */
  Books books() {
    return Books.read(store.queries(), id);
  }

  /** Goes to the circumstances of a step, with low marks that its rules do not have. */
  ActingCredits at(Step step) {
    clock = step.at();
    policy = step.policy().policy().withLowBalanceAt(LOW_MARKS);
    return credits.at(id).as(step.actor());
  }

  /** Carries a step out and returns what came of each command that was decided, readably. */
  List<Prediction> run(Step step) {
    CommandRunner runner = at(step).commands();
    try {
      return switch (step.mode()) {
        case ONE -> told(List.of(one(runner, step.commands().get(0))));
        case EACH -> told(runner.<Outcome>each(typed(step.commands())));
        case ALL -> all(runner, step.commands());
      };
    } catch (InvalidInputException | RequestConflictException failure) {
      return List.of(Prediction.failed(failure));
    }
  }

  /**
   * Asks what each command of a step would come to, alone; a conflict or bad input says nothing.
   */
  List<Optional<Prediction>> check(Step step) {
    CommandRunner runner = at(step).commands();
    List<Optional<Prediction>> answers = new ArrayList<>();
    for (CreditCommand<?> command : step.commands()) {
      answers.add(check(runner, command));
    }
    return answers;
  }

  @SuppressWarnings("unchecked") // each command has some outcome
  private static Optional<Prediction> check(CommandRunner runner, CreditCommand<?> command) {
    if (!(command instanceof Booking || command instanceof Transfer)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Prediction.of(runner.check((CreditCommand<Outcome>) command)));
    } catch (InvalidInputException | RequestConflictException failure) {
      return Optional.of(Prediction.failed(failure));
    }
  }

  /** Sweeps all wallets. */
  long sweep() {
    return credits.at(id).maintenance().sweep();
  }

  @SuppressWarnings("unchecked") // each command has some outcome
  static Outcome one(CommandRunner runner, CreditCommand<?> command) {
    return runner.run((CreditCommand<Outcome>) command);
  }

  @SuppressWarnings("unchecked") // each command has some outcome
  private static List<CreditCommand<? extends Outcome>> typed(List<CreditCommand<?>> commands) {
    return (List<CreditCommand<? extends Outcome>>) (List<?>) commands;
  }

  private static List<Prediction> all(CommandRunner runner, List<CreditCommand<?>> commands) {
    BatchOutcome outcome = runner.all(commands);
    return outcome.fold(
        applied -> told(applied.outcomes()),
        refused -> List.of(Prediction.refused(refused.reason())));
  }

  private static List<Prediction> told(List<? extends Outcome> outcomes) {
    List<Prediction> told = new ArrayList<>();
    outcomes.forEach(o -> told.add(Prediction.of(o)));
    return told;
  }

  void runAll(History history) {
    history.steps().forEach(this::run);
  }
}
