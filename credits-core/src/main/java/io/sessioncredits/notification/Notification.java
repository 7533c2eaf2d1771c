package io.sessioncredits.notification;

import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.InvalidInputException;
import io.sessioncredits.model.Limits;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.spi.OutboxMessage;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/**
 * What one committed posting tells the world.
 *
 * <p>There is one for each posting that has something to tell of the kinds that are wanted, and
 * none for what was refused or rolled back.
 */
@Value.Immutable
public abstract class Notification {
  Notification() {}

  /**
   * Returns the notification of a posting, at its first attempt.
   *
   * @throws InvalidInputException if an argument is null or out of range
   */
  public static Notification of(RequestId id, Instant recordedAt, List<CreditMessage> messages) {
    return ImmutableNotification.of(
        Limits.given("id", id),
        Limits.instant("recordedAt", recordedAt),
        Limits.given("messages", messages));
  }

  static Notification of(OutboxMessage message) {
    return of(message.id(), message.recordedAt(), message.messages());
  }

  /**
   * Returns the request whose posting it is: the same at every delivery, and by which duplicates
   * can be dropped. It names the practice.
   */
  @Value.Parameter
  public abstract RequestId id();

  /** Returns when the posting was written. */
  @Value.Parameter
  public abstract Instant recordedAt();

  /**
   * Returns what the posting tells, account by account, crossings last; account and sequence of
   * each are what notifications can be ordered by.
   */
  @Value.Parameter
  public abstract List<CreditMessage> messages();

  /** Returns what the posting tells of this kind: at most one message for each account. */
  public List<CreditMessage> messages(MessageKind kind) {
    Limits.given("kind", kind);
    return messages().stream().filter(message -> message.kind() == kind).toList();
  }

  /**
   * Returns how often it was taken up for delivery, this time included; from 1. It counts again
   * from 1 after a release.
   */
  @Value.Default
  public int attempt() {
    return 1;
  }

  /** Returns this notification at another attempt. */
  public abstract Notification withAttempt(int attempt);

  @Value.Check
  void check() {
    Limits.between("attempt", attempt(), 1, Integer.MAX_VALUE);
  }
}
