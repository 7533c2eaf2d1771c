package io.sessioncredits.notification;

/**
 * Where notifications go: a mail server, a message broker, a table of the host's own.
 *
 * <p>A sink is called by whatever thread runs the pump, outside of any transaction of this library.
 * A pump that is run by several threads at once calls it from all of them.
 *
 * <p>Delivery is at least once. The same notification comes again, with the same {@link
 * Notification#id}, after a failure, when the process died before the delivery was written down,
 * and when a delivery took longer than the lease. Notifications may come out of order, and one that
 * is parked comes after all others. So a sink that does no harm
 *
 * <ul>
 *   <li>knows a message by its request, account and kind, practice and operation included, and
 *       passes it on once;
 *   <li>remembers that after the receiver has it, best in one transaction with it, and message by
 *       message where a receiver can fail between two of them;
 *   <li>keeps the sequence beside a number it shows of an account, and lets a message of a lower
 *       sequence change nothing; all messages of one notification about an account have the same;
 *   <li>never waits for a missing sequence: kinds that are not wanted, holds among them, leave
 *       gaps, and so does what is parked.
 * </ul>
 *
 * <p>The test kit has a contract that asks for all of this, {@code NotificationSinkContract}.
 */
@FunctionalInterface
public interface NotificationSink {
  /**
   * Delivers one notification: to return is to have delivered it for good, to throw is to have it
   * delivered again later.
   *
   * <p>It should take a small part of the lease: what a pump has claimed with this notification
   * waits for it.
   *
   * @throws Exception whatever kept it from being delivered; the pump logs the name of the
   *     exception's class and no more, so a sink that wants to be understood logs by itself
   */
  void deliver(Notification notification) throws Exception;
}
