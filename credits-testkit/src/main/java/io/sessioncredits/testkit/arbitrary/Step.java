package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Actor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands that arrive together.
 *
 * @param at what the clock says then; it may have gone back
 * @param actor who sends them
 * @param policy the rules in force then
 * @param mode how they are sent
 * @param commands the commands; one alone for {@link Mode#ONE}
 */
public record Step(
    Instant at, Actor actor, PolicyChoice policy, Mode mode, List<CreditCommand<?>> commands) {
  /** How commands are sent. */
  public enum Mode {
    /** A single command. */
    ONE,
    /** Together; each is carried out that is not refused. */
    EACH,
    /** Together; all are carried out or none. */
    ALL
  }

  /** Copies the commands. */
  public Step {
    commands = List.copyOf(commands);
  }

  /** Returns this step with other commands in another mode. */
  public Step with(Mode changed, List<CreditCommand<?>> others) {
    return new Step(at, actor, policy, changed, others);
  }

  @Override
  public String toString() {
    String who = at + " " + actor + ": ";
    String what = commands.stream().map(Words::of).collect(Collectors.joining("; "));
    return who + (mode == Mode.ONE ? what : mode + " of [" + what + "]");
  }
}
