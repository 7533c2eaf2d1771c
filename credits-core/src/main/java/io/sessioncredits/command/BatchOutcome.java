package io.sessioncredits.command;

import io.sessioncredits.model.CanIgnoreReturnValue;
import io.sessioncredits.model.CreditRefusedException;
import io.sessioncredits.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What became of several commands that were to be carried out together or not at all. */
public sealed interface BatchOutcome extends Outcome {
  /**
   * All were carried out.
   *
   * @param outcomes the outcome of each, in the order of the commands
   */
  record Applied(List<Outcome> outcomes) implements BatchOutcome {
    /** Copies the outcomes. */
    public Applied {
      outcomes = List.copyOf(outcomes);
    }

    @Override
    public Optional<Refusal> refusal() {
      return Optional.empty();
    }
  }

  /**
   * One was refused, and none was carried out.
   *
   * @param index the place of the refused command, from 0
   * @param reason why it was refused
   */
  record Refused(int index, Refusal reason) implements BatchOutcome {
    @Override
    public Optional<Refusal> refusal() {
      return Optional.of(reason);
    }
  }

  /** Returns the result of the function for the variant at hand. */
  default <R> R fold(
      Function<? super Applied, ? extends R> applied,
      Function<? super Refused, ? extends R> refused) {
    return this instanceof Applied a ? applied.apply(a) : refused.apply((Refused) this);
  }

  /**
   * Returns the outcomes.
   *
   * @throws CreditRefusedException if one was refused
   */
  @CanIgnoreReturnValue
  default List<Outcome> orThrow() {
    return fold(
        Applied::outcomes,
        refused -> {
          throw new CreditRefusedException(refused.reason());
        });
  }
}
