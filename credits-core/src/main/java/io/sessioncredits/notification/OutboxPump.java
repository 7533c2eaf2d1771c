package io.sessioncredits.notification;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the notifications of one practice to a sink whenever the host says so: it starts no thread
 * and keeps nothing between two runs.
 *
 * <p>Any number of threads and processes may run pumps of one practice at once. Each claims batches
 * under a lease, and no notification is begun by two of them while a lease holds. All are delivered
 * at least once: if a process dies, or the store fails, what was claimed and not settled comes
 * again when the lease is over.
 *
 * <p>What the sink does not take is delayed, longer each time, and parked after the last attempt.
 * Neither holds up any other notification.
 */
public final class OutboxPump {
  /** Most notifications of one run: bounds what the names in its answer take up. */
  public static final int MOST = 10_000;

  private final PracticeId practice;
  private final OutboxQueue outbox;
  private final NotificationSink sink;
  private final InstantSource clock;
  private final Pacing pacing;

  OutboxPump(
      PracticeId practice,
      OutboxQueue outbox,
      NotificationSink sink,
      InstantSource clock,
      Pacing pacing) {
    this.practice = practice;
    this.outbox = outbox;
    this.sink = sink;
    this.clock = clock;
    this.pacing = pacing;
  }

  /**
   * Delivers up to {@code most} notifications, oldest first and batch by batch, and returns what
   * became of them. It ends early when none is waiting, and when the thread is interrupted. If it
   * claimed as many as it might, there may be more: run it again.
   *
   * <p>A notification that was taken up more often than the settings allow without anything being
   * written down about it, as when the process dies of it, is parked first and then tried, so that
   * it cannot hold up the others for ever.
   *
   * <p>An {@link Error} of the sink is a failure like any other for the notification at hand. It
   * ends the run, and is thrown when all that came before it is written down.
   *
   * <p>The calls of the sink are outside of any transaction. If this process dies at any instant,
   * notifications of the batch at hand come again when the lease is over, those included that the
   * sink had taken already; nothing is lost.
   *
   * @param most how many at most, 1 to {@link #MOST}
   * @throws io.sessioncredits.model.InvalidInputException if {@code most} is out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed; what it had settled stays
   *     settled, the rest of what was claimed comes again when the lease is over
   */
  public PumpRun run(int most) {
    Limits.between("most", most, 1, MOST);
    List<PumpRun> batches = new ArrayList<>();
    int claimed = 0;
    boolean isOver = false;
    while (!isOver && claimed < most) {
      PumpRun batch = batch(Math.min(pacing.settings().batch(), most - claimed));
      batches.add(batch);
      claimed += batch.claimed();
      isOver = batch.claimed() == 0 || Thread.currentThread().isInterrupted();
    }
    return PumpRun.total(batches);
  }

  private PumpRun batch(int size) {
    Instant now = Limits.instant("clock", clock.instant());
    List<OutboxQueue.Claim> claims = outbox.claim(practice, size, now, pacing.settings().lease());
    return new Batch(outbox, sink, clock, pacing, now.plus(pacing.settings().lease()))
        .deliver(claims);
  }
}
