package io.sessioncredits.verification.sabotage;

import io.sessioncredits.notification.NotificationSink;
import io.sessioncredits.testkit.contract.NotificationSinkContract;
import io.sessioncredits.testkit.contract.SinkHarness;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult.Status;

/** Runs clauses of the contract on a sink and tells what became of each. */
final class SinkRun {
  private SinkRun() {}

  /** The contract, on the sink of the run at hand; it is not run by itself. */
  static final class OnBoard extends NotificationSinkContract {
    private static volatile @Nullable Function<? super Board, ? extends NotificationSink> sinks;

    @Override
    protected SinkHarness harness() {
      Function<? super Board, ? extends NotificationSink> current = sinks;
      if (current == null) {
        throw new IllegalStateException("run this contract through SinkRun");
      }
      return new Board(current);
    }
  }

  /** Runs all clauses and returns what became of each, by its number. */
  static Map<String, Status> all(Function<? super Board, ? extends NotificationSink> sink) {
    OnBoard.sinks = sink;
    try {
      return ClauseRun.all(OnBoard.class);
    } finally {
      OnBoard.sinks = null;
    }
  }

  /** Runs the clauses with these numbers. */
  static Map<String, Status> some(
      Function<? super Board, ? extends NotificationSink> sink, Collection<String> numbers) {
    OnBoard.sinks = sink;
    try {
      return ClauseRun.some(OnBoard.class, numbers);
    } finally {
      OnBoard.sinks = null;
    }
  }
}
