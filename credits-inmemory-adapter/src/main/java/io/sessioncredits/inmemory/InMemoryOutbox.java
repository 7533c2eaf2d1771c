package io.sessioncredits.inmemory;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import io.sessioncredits.spi.OutboxQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The messages of all practices, each kept at its own. */
final class InMemoryOutbox implements OutboxQueue {
  private final Practices practices;

  InMemoryOutbox(Practices practices) {
    this.practices = practices;
  }

  @Override
  public List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease) {
    return practices.at(practice).askMessages(m -> m.claim(limit, now, lease));
  }

  @Override
  public void settle(Collection<RequestId> messages) {
    messages.forEach(message -> change(message, m -> m.settle(message)));
  }

  @Override
  public void delay(RequestId message, Instant notBefore) {
    change(message, m -> m.delay(message, notBefore));
  }

  @Override
  public void park(RequestId message) {
    change(message, m -> m.park(message));
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return practices.at(practice).askMessages(m -> m.parked(limit));
  }

  @Override
  public void release(RequestId message) {
    change(message, m -> m.release(message));
  }

  private void change(RequestId message, Consumer<Messages> step) {
    practices.at(message.practice()).changeMessages(step);
  }
}
