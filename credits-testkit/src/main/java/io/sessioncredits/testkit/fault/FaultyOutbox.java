package io.sessioncredits.testkit.fault;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public void delay(Map<Claim, Instant> claims) {
    fuse.around(() -> outbox.delay(claims));
  }

  @Override
  public void park(Collection<Claim> claims) {
    fuse.around(() -> outbox.park(claims));
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return fuse.around(() -> outbox.parked(practice, limit));
  }

  @Override
  public void release(Collection<RequestId> messages) {
    fuse.around(() -> outbox.release(messages));
  }

  @Override
  public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
    return fuse.around(() -> outbox.waiting(after, now, limit));
  }
}
