package io.sessioncredits.spi;

import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * Removes messages that were delivered, whoever holds them now, parked ones included. One that is
   * gone already is ignored.
   */
  void settle(Collection<RequestId> messages);

  /**
   * Gives claimed messages back, each to be claimed again from the instant beside it on. A claim
   * that is no longer the last one of its message, since the lease has ended and somebody else has
   * claimed, settled or parked it, is passed over.
   */
  void delay(Map<Claim, Instant> claims);

  /**
   * Sets claimed messages aside that could not be delivered; they are not claimed again until they
   * are released. What {@link #delay} passes over is passed over here.
   */
  void park(Collection<Claim> claims);

  /** Returns up to {@code limit} parked messages of {@code practice}, oldest first. */
  List<OutboxMessage> parked(PracticeId practice, int limit);

  /**
   * Makes parked messages ones that can be claimed, with no attempts counted. One that is not
   * parked is left as it is.
   */
  void release(Collection<RequestId> messages);

  /**
   * Returns up to {@code limit} practices for which {@link #claim} would have something at {@code
   * now}, in the order of their names and behind {@code after}. Names are all that is read across
   * practices.
   */
  List<PracticeId> waiting(Optional<PracticeId> after, Instant now, int limit);
}
