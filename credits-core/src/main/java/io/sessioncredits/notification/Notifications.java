package io.sessioncredits.notification;

import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.PracticeId;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxQueue;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The notifications of one practice: the pump that delivers them, and those that could not be
 * delivered. By its type it is not to be had inside a host's transaction.
 */
public final class Notifications {
  private final PracticeId practice;
  private final OutboxQueue outbox;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * Creates the notifications of {@code practice}.
   *
   * @param random what delays are drawn from, by all threads that run a pump
   */
  public Notifications(
      PracticeId practice, OutboxQueue outbox, InstantSource clock, RandomGenerator random) {
    this.practice = practice;
    this.outbox = outbox;
    this.clock = clock;
    this.random = random;
  }

  /** Returns a pump to {@code sink} with the {@link PumpSettings#standard} settings. */
  public OutboxPump pump(NotificationSink sink) {
    return pump(sink, PumpSettings.standard());
  }

  /** Returns a pump to {@code sink}. */
  public OutboxPump pump(NotificationSink sink, PumpSettings settings) {
    return new OutboxPump(
        practice,
        outbox,
        Limits.given("sink", sink),
        clock,
        new Pacing(Limits.given("settings", settings), random));
  }

  /**
   * Returns up to {@code limit} notifications that were parked after their last attempt, oldest
   * first. They wait until they are released, and hold up no other. The attempt of each reads 1, at
   * which it begins after its release.
   *
   * @param limit how many at most, 1 to {@link Limits#PAGE}
   * @throws InvalidInputException if the limit is out of range
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public List<Notification> parked(int limit) {
    Limits.between("limit", limit, 1, Limits.PAGE);
    return outbox.parked(practice, limit).stream().map(Notification::of).toList();
  }

  /**
   * Lets parked notifications be delivered again from now on, their attempts counted afresh. One
   * that is not parked is left as it is.
   *
   * <p>If the process dies or the store fails meanwhile, some may be released and others not;
   * release them again.
   *
   * @throws InvalidInputException if one is null or of another practice; none is released then
   * @throws io.sessioncredits.spi.StoreException if the store failed
   */
  public void release(Collection<RequestId> ids) {
    List<RequestId> checked =
        Limits.given("ids", ids).stream().map(id -> Limits.given("id", id)).map(this::own).toList();
    if (!checked.isEmpty()) {
      outbox.release(checked);
    }
  }

  private RequestId own(RequestId id) {
    if (!id.practice().equals(practice)) {
      throw new InvalidInputException("id", id, "must be of practice " + practice);
    }
    return id;
  }
}
