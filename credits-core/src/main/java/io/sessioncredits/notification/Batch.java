package io.sessioncredits.notification;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OutboxQueue.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was claimed together: delivered one by one, written down together. */
final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);

  private final OutboxQueue outbox;
  private final NotificationSink sink;
  private final InstantSource clock;
  private final Pacing pacing;
  private final Instant leaseEnd;
  private final List<RequestId> delivered = new ArrayList<>();
  private final List<Claim> failed = new ArrayList<>();
  private final List<RequestId> leftOver = new ArrayList<>();
  private boolean isInterrupted;
  private @Nullable Error fatal;

  Batch(
      OutboxQueue outbox,
      NotificationSink sink,
      InstantSource clock,
      Pacing pacing,
      Instant leaseEnd) {
    this.outbox = outbox;
    this.sink = sink;
    this.clock = clock;
    this.pacing = pacing;
    this.leaseEnd = leaseEnd;
  }

  /** Delivers {@code claims} and writes down what became of them. */
  PumpRun deliver(List<Claim> claims) {
    for (Claim claim : claims) {
      if (isStopped() || isLeaseOver()) {
        leftOver.add(claim.message().id());
      } else {
        deliver(claim);
      }
    }
    try {
      return writtenDown();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isStopped() {
    return isInterrupted || fatal != null || Thread.currentThread().isInterrupted();
  }

  private boolean isLeaseOver() {
    return !clock.instant().isBefore(leaseEnd);
  }

  private void deliver(Claim claim) {
    if (isOverdue(claim)) {
      outbox.park(claim.message().id());
    }
    try {
      sink.deliver(Notification.of(claim.message()).withAttempt(claim.attempts()));
      delivered.add(claim.message().id());
    } catch (Exception failure) {
      isInterrupted = failure instanceof InterruptedException;
      failed(claim, failure);
    } catch (Error failure) {
      fatal = failure;
      failed(claim, failure);
    }
  }

  private void failed(Claim claim, Throwable failure) {
    // No more than the class: a message may quote what was to be delivered.
    LOG.debug("attempt {} failed: {}", claim.attempts(), failure.getClass().getName());
    failed.add(claim);
  }

  /** Returns whether the claims before this one ended without anything being written down. */
  private boolean isOverdue(Claim claim) {
    return claim.attempts() > pacing.settings().attempts();
  }

  private PumpRun writtenDown() {
    if (!delivered.isEmpty()) {
      outbox.settle(delivered);
    }
    List<RequestId> delayed = new ArrayList<>();
    List<RequestId> parked = new ArrayList<>();
    for (Claim claim : failed) {
      RequestId id = claim.message().id();
      if (isLeaseOver()) {
        // Another pump may have claimed it by now: it is not ours to delay.
        leftOver.add(id);
      } else if (claim.attempts() < pacing.settings().attempts()) {
        outbox.delay(id, notBefore(claim));
        delayed.add(id);
      } else {
        outbox.park(id);
        parked.add(id);
      }
    }
    if (fatal != null) {
      throw fatal;
    }
    return new PumpRun(delivered, delayed, parked, leftOver);
  }

  private Instant notBefore(Claim claim) {
    return Limits.instant("clock", clock.instant().plus(pacing.delayAfter(claim.attempts())));
  }
}
