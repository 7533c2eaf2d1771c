package io.sessioncredits.verification.sabotage;

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

/** An outbox that hands everything on; each sabotage changes one thing. */
class OutboxInFront implements OutboxQueue {
  final OutboxQueue outbox;

  OutboxInFront(OutboxQueue outbox) {
    this.outbox = outbox;
  }

  @Override
  public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
    return outbox.claim(practice, limit, now, lease);
  }

  @Override
  public void settle(Collection<RequestId> messages) {
    outbox.settle(messages);
  }

  @Override
  public void delay(Map<Claim, Instant> claims) {
    outbox.delay(claims);
  }

  @Override
  public void park(Collection<Claim> claims) {
    outbox.park(claims);
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return outbox.parked(practice, limit);
  }

  @Override
  public void release(Collection<RequestId> messages) {
    outbox.release(messages);
  }

  @Override
  public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
    return outbox.waiting(after, now, limit);
  }
}
