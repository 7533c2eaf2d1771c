package io.sessioncredits.verification.jpa.store;

import io.sessioncredits.SessionCredits;
import io.sessioncredits.command.BatchOutcome;
import io.sessioncredits.command.CommandRunner;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.Holder;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Position;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestConflictException;
import io.sessioncredits.model.WalletKey;
import io.sessioncredits.policy.CreditPolicy;
import io.sessioncredits.spi.Lookups;
import io.sessioncredits.spi.OwningCreditStore;
import io.sessioncredits.testkit.arbitrary.Policies;
import io.sessioncredits.testkit.arbitrary.Step;
import io.sessioncredits.testkit.arbitrary.Town;
import io.sessioncredits.testkit.invariant.Books;
import io.sessioncredits.testkit.oracle.Prediction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A history on its way through one store: the steps happen to one practice, at their instants. */
final class Walk {
  private final PracticeId practice;
  private final OwningCreditStore store;
  private final SessionCredits credits;
  private Instant clock = Town.START;
  private CreditPolicy policy = Policies.standard(ZoneOffset.UTC).policy();

  Walk(PracticeId practice, OwningCreditStore store) {
    this.practice = practice;
    this.store = store;
    this.credits =
        SessionCredits.builder()
            .store(store)
            .policies(any -> policy)
            .clock(() -> clock)
            .salts(request -> "salt-of-" + request.operation())
            .build();
  }

  /** Carries a step out and returns what came of each command that was decided. */
  List<Prediction> take(Step step) {
    clock = step.at();
    policy = step.policy().policy();
    CommandRunner runner = credits.at(practice).as(step.actor()).commands();
    try {
      return switch (step.mode()) {
        case ONE -> told(List.of(one(runner, step.commands().get(0))));
        case EACH -> told(runner.<Outcome>each(typed(step.commands())));
        case ALL -> all(runner.all(step.commands()));
      };
    } catch (InvalidInputException | RequestConflictException failure) {
      return List.of(Prediction.failed(failure));
    }
  }

  @SuppressWarnings("unchecked") // each command has some outcome
  private static Outcome one(CommandRunner runner, CreditCommand<?> command) {
    return runner.run((CreditCommand<Outcome>) command);
  }

  @SuppressWarnings("unchecked") // each command has some outcome
  private static List<CreditCommand<? extends Outcome>> typed(List<CreditCommand<?>> commands) {
    return (List<CreditCommand<? extends Outcome>>) (List<?>) commands;
  }

  private static List<Prediction> all(BatchOutcome outcome) {
    return outcome.fold(
        applied -> told(applied.outcomes()),
        refused -> List.of(Prediction.refused(refused.reason())));
  }

  private static List<Prediction> told(List<? extends Outcome> outcomes) {
    return outcomes.stream().map(Prediction::of).toList();
  }

  /**
   * Returns all that is written: positions and entries, digests included, with their requests. A
   * wallet that was only locked may have stayed behind, empty: that is no effect.
   */
  Books books() {
    Books all = Books.read(store.queries(), practice);
    SortedMap<WalletKey, Position> used = new TreeMap<>(all.positions());
    used.values().removeIf(position -> position.equals(Position.empty(position.wallet())));
    return new Books(practice, used, all.entries(), all.requests(), all.bookings());
  }

  /** Returns where somebody stands, as last written. */
  Position position(Holder holder) {
    WalletKey wallet = new WalletKey(practice, holder);
    return store
        .queries()
        .view(practice, List.of(wallet), Lookups.NONE)
        .positions()
        .getOrDefault(wallet, Position.empty(wallet));
  }
}
