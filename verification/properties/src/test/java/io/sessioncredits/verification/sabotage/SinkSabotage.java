package io.sessioncredits.verification.sabotage;

import io.sessioncredits.notification.NotificationSink;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way to break a sink, and the clauses that must find it.
 *
 * @param name what is broken
 * @param clauses the numbers of the clauses
 * @param sink makes the broken sink
 */
record SinkSabotage(
    String name, List<String> clauses, Function<? super Board, ? extends NotificationSink> sink) {
  /** Returns all of them. */
  static Stream<SinkSabotage> table() {
    return Stream.of(
        of("first message only", BrokenSinks::firstOnly, "N-01", "N-07"),
        of("duplicates shown", BrokenSinks::repeating, "N-02", "N-03"),
        of("last one wins", BrokenSinks::lastOneWins, "N-03", "N-04", "N-05", "N-08"),
        of("older ones dropped", BrokenSinks::newerOnly, "N-04", "N-05", "N-08"),
        of("waiting for predecessors", BrokenSinks::waitingForAll, "N-04", "N-05"),
        of("remembered too early", BrokenSinks::rememberingFirst, "N-06", "N-07"),
        of("failure swallowed", BrokenSinks::keepingQuiet, "N-06", "N-07", "N-08"),
        of("all again after half", BrokenSinks::allAgain, "N-07"),
        of("names without practice", BrokenSinks::withoutPractice, "N-09"),
        of("names without operation", BrokenSinks::withoutOperation, "N-10"),
        of("looking before acting", BrokenSinks::racing, "N-11"));
  }

  private static SinkSabotage of(
      String name, Function<? super Board, ? extends NotificationSink> sink, String... clauses) {
    return new SinkSabotage(name, List.of(clauses), sink);
  }

  @Override
  public String toString() {
    return name + ": " + String.join(", ", clauses);
  }
}
