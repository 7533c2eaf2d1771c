package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

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
  public void delay(RequestId message, Instant notBefore) {
    outbox.delay(message, notBefore);
  }

  @Override
  public void park(RequestId message) {
    outbox.park(message);
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return outbox.parked(practice, limit);
  }

  @Override
  public void release(RequestId message) {
    outbox.release(message);
  }
}
