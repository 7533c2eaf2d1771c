package io.sessioncredits.testkit.fault;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** An outbox whose calls pass a fuse. */
record FaultyOutbox(OutboxQueue outbox, Fuse fuse) implements OutboxQueue {
  @Override
  public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
    return fuse.around(() -> outbox.claim(practice, limit, now, lease));
  }

  @Override
  public void settle(Collection<RequestId> messages) {
    fuse.around(() -> outbox.settle(messages));
  }

  @Override
  public void delay(RequestId message, Instant notBefore) {
    fuse.around(() -> outbox.delay(message, notBefore));
  }

  @Override
  public void park(RequestId message) {
    fuse.around(() -> outbox.park(message));
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return fuse.around(() -> outbox.parked(practice, limit));
  }

  @Override
  public void release(RequestId message) {
    fuse.around(() -> outbox.release(message));
  }
}
