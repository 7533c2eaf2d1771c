package io.sessioncredits.inmemory;

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
  public void delay(Map<Claim, Instant> claims) {
    claims.forEach(
        (claim, notBefore) -> change(claim.message().id(), m -> m.delay(claim, notBefore)));
  }

  @Override
  public void park(Collection<Claim> claims) {
    claims.forEach(claim -> change(claim.message().id(), m -> m.park(claim)));
  }

  @Override
  public List<OutboxMessage> parked(PracticeId practice, int limit) {
    return practices.at(practice).askMessages(m -> m.parked(limit));
  }

  @Override
  public void release(Collection<RequestId> messages) {
    messages.forEach(message -> change(message, m -> m.release(message)));
  }

  @Override
  public List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit) {
    return practices.known().stream()
        .filter(practice -> after.isEmpty() || practice.compareTo(after.get()) > 0)
        .sorted()
        .filter(practice -> practices.at(practice).<Boolean>askMessages(m -> m.isWaiting(now)))
        .limit(limit)
        .toList();
  }

  private void change(RequestId message, Consumer<Messages> step) {
    practices.at(message.practice()).changeMessages(step);
  }
}
