package io.sessioncredits.spi;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The messages of committed postings that wait to be delivered, at least once each.
 *
 * <p>Every method is a transaction of its own. A process that dies between claim and settle leaves
 * its messages to be claimed again when the lease has run out.
 */
public interface OutboxQueue {
  /**
   * A message that nobody else may deliver until the lease ends.
   *
   * @param message the message
   * @param attempts how often it was claimed, this time included
   */
  record Claim(OutboxMessage message, int attempts) {}

  /**
   * Claims up to {@code limit} messages of {@code practice} that are not claimed, delayed or parked
   * at {@code now}, oldest first, until {@code now} plus {@code lease}. Two callers never hold the
   * same message at the same instant.
   */
  List<Claim> claim(PracticeId practice, int limit, Instant now, Duration lease);

  /** Removes messages that were delivered. One that is gone already is ignored. */
  void settle(Collection<RequestId> messages);

  /** Gives a claimed message back, to be claimed again from {@code notBefore} on. */
  void delay(RequestId message, Instant notBefore);

  /**
   * Sets a message aside that could not be delivered; it is not claimed again until it is released.
   */
  void park(RequestId message);

  /** Returns up to {@code limit} parked messages of {@code practice}, oldest first. */
  List<OutboxMessage> parked(PracticeId practice, int limit);

  /** Makes a parked message one that can be claimed, with no attempts counted. */
  void release(RequestId message);
}
