package io.sessioncredits.notification;

import io.sessioncredits.model.RequestId;
import java.util.List;
import java.util.function.Function;

/**
 * What a run of the pump did, by the names of the notifications.
 *
 * <p>A name stands twice if a notification was delayed and came up again in the same run.
 *
 * @param delivered those that the sink took
 * @param delayed those that failed and will be tried again
 * @param parked those that failed for the last time; they wait for {@link Notifications#release}
 * @param leftOver those that were claimed and not tried, because the lease was over before their
 *     turn or the run was stopped; they are claimed again when the lease is over
 */
public record PumpRun(
    List<RequestId> delivered,
    List<RequestId> delayed,
    List<RequestId> parked,
    List<RequestId> leftOver) {
  /** Copies the lists. */
  public PumpRun {
    delivered = List.copyOf(delivered);
    delayed = List.copyOf(delayed);
    parked = List.copyOf(parked);
    leftOver = List.copyOf(leftOver);
  }

  /** Returns how many notifications were claimed. */
  public int claimed() {
    return delivered.size() + delayed.size() + parked.size() + leftOver.size();
  }

  static PumpRun total(List<PumpRun> runs) {
    return new PumpRun(
        all(runs, PumpRun::delivered),
        all(runs, PumpRun::delayed),
        all(runs, PumpRun::parked),
        all(runs, PumpRun::leftOver));
  }

  private static List<RequestId> all(
      List<PumpRun> runs, Function<? super PumpRun, List<RequestId>> part) {
    return runs.stream().map(part).flatMap(List::stream).toList();
  }
}
