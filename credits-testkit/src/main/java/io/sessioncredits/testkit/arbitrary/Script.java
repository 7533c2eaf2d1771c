package io.sessioncredits.testkit.arbitrary;

import io.sessioncredits.booking.Booking;
import io.sessioncredits.command.CreditCommand;
import io.sessioncredits.model.Actor;
import io.sessioncredits.model.Operation;
import io.sessioncredits.model.Reason;
import io.sessioncredits.model.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A history while it is written: what later commands can refer to.
 *
 * <p>References are counted from the last one back, so that a history keeps its sense when jqwik
 * leaves steps out of it.
 */
final class Script {
  static final Reason REASON = Reason.of("as agreed at the desk");

  private final List<Step> steps = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private final List<CreditCommand<?>> reversible = new ArrayList<>();
  private final List<CreditCommand<?>> said = new ArrayList<>();
  private final List<Instant> edges = new ArrayList<>();
  private final List<CreditCommand<?>> batch = new ArrayList<>();
  private PolicyChoice policy;
  private Step.Mode mode = Step.Mode.ONE;
  private Instant clock = Town.START;
  private Actor actor = Town.ACTORS.get(0);
  private int wanted = 1;
  private int names;

  Script(PolicyChoice policy) {
    this.policy = policy;
  }

  static History history(PolicyChoice policy, List<Intent> intents) {
    Script script = new Script(policy);
    intents.forEach(i -> i.addTo(script));
    script.send();
    return new History(script.steps);
  }

  Instant clock() {
    return clock;
  }

  PolicyChoice policy() {
    return policy;
  }

  /** Adds a command, to the batch if one is open. */
  void say(CreditCommand<?> command) {
    batch.add(command);
    said.add(command);
    if (command instanceof Booking booking) {
      bookings.add(booking);
      edge(booking.startsAt());
      policy.policy().cancellationWindow().ifPresent(w -> edge(booking.startsAt().minus(w)));
      policy.policy().holdTimeout().ifPresent(t -> edge(clock.plus(t)));
    }
    if (List.of(Operation.GRANT, Operation.ADJUST, Operation.TRANSFER)
        .contains(command.operation())) {
      reversible.add(command);
    }
    if (batch.size() >= wanted) {
      send();
    }
  }

  private void send() {
    if (!batch.isEmpty()) {
      steps.add(new Step(clock, actor, policy, mode, List.<CreditCommand<?>>copyOf(batch)));
    }
    batch.clear();
    wanted = 1;
    mode = Step.Mode.ONE;
  }

  /** Collects the next {@code size} commands and sends them together. */
  void open(int size, Step.Mode how) {
    send();
    wanted = size;
    mode = how;
  }

  void pass(Duration time) {
    send();
    clock = clock.plus(time);
  }

  /** Moves the clock to one of the last instants at which something ends or begins, or near it. */
  void passTo(int edge, Duration beside) {
    back(edges, edge)
        .map(e -> e.plus(beside))
        .filter(e -> e.isAfter(clock))
        .ifPresent(
            e -> {
              send();
              clock = e;
            });
  }

  void edge(Instant instant) {
    edges.add(instant);
  }

  void change(PolicyChoice rules) {
    send();
    policy = rules;
  }

  void change(Actor who) {
    send();
    actor = who;
  }

  String name(String prefix) {
    names++;
    return prefix + names;
  }

  RequestKey key() {
    return RequestKey.of(name("key"));
  }

  Optional<Booking> booking(int back) {
    return back(bookings, back);
  }

  Optional<CreditCommand<?>> reversible(int back) {
    return back(reversible, back);
  }

  Optional<CreditCommand<?>> said(int back) {
    return back(said, back);
  }

  private static <T> Optional<T> back(List<T> all, int back) {
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(all.size() - 1 - back % all.size()));
  }
}
