package io.sessioncredits.engine;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.command.Outcome;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.Receipt;
import io.sessioncredits.model.Refusal;
import io.sessioncredits.model.Verdict;
import java.util.Optional;

/**
 * Everything there is to know about one kind of command: what it concerns, how it is decided, and
 * how its outcome reads. Stateless and pure: no port, no clock, no transaction.
 *
 * @param <C> the command
 * @param <O> its outcome
 */
public interface Decider<C extends CreditCommand<O>, O extends Outcome> {
  /** Returns the kind of command. */
  Class<C> command();

  /**
   * Adds what makes two commands the same: the content as given, without actor, reason and clock.
   */
  void content(C command, CanonicalForm form);

  /** Returns what the command concerns at {@code practice}. */
  Targets targets(C command, PracticeId practice);

  /** Returns why the command was given, in words. */
  Optional<Reason> reason(C command);

  /** Returns whether it answers {@code CREDITS_OFF} while the practice does without credits. */
  default boolean restsWhileOff() {
    return false;
  }

  /** Returns which rule {@code command} overrides, as its entries say it; empty if none. */
  default Optional<String> override(C command) {
    return Optional.empty();
  }

  /** Returns whether {@code command} is refused to clients, who may not change rules. */
  default boolean isForStaff(C command) {
    return false;
  }

  /**
   * Returns whether the key names one attempt, whose refusal a practice may want remembered; not so
   * where it names a fact of the host, such as a sale, that has to be recorded in the end.
   */
  default boolean isOneAttempt() {
    return false;
  }

  /** Decides, and writes into {@code draft} what the command does. */
  Decision decide(C command, Draft draft);

  /**
   * Returns the outcome of a command that was carried out, now or earlier.
   *
   * @param receipt what it did
   * @param verdict its first outcome as kept
   * @param present the state things are in now
   */
  O accepted(C command, Receipt receipt, Verdict verdict, Present present);

  /** Returns the outcome of a command that is refused. */
  O declined(Refusal refusal);
}
