package io.sessioncredits.notification;

import io.sessioncredits.model.Limits;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxQueue;
import io.sessioncredits.spi.OutboxQueue.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      outbox.park(List.of(claim));
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
    Map<Claim, Instant> delayed = new LinkedHashMap<>();
    List<Claim> parked = new ArrayList<>();
    for (Claim claim : failed) {
      if (claim.attempts() < pacing.settings().attempts()) {
        delayed.put(claim, notBefore(claim));
      } else {
        parked.add(claim);
      }
    }
    if (!delayed.isEmpty()) {
      outbox.delay(delayed);
    }
    if (!parked.isEmpty()) {
      outbox.park(parked);
    }
    if (fatal != null) {
      throw fatal;
    }
    return new PumpRun(delivered, names(delayed.keySet()), names(parked), leftOver);
  }

  private static List<RequestId> names(Collection<Claim> claims) {
    return claims.stream().map(claim -> claim.message().id()).toList();
  }

  private Instant notBefore(Claim claim) {
    return Limits.instant("clock", clock.instant().plus(pacing.delayAfter(claim.attempts())));
  }
}
