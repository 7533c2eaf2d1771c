package io.sessioncredits.notification;

/**
 * Where notifications go: a mail server, a message broker, a table of the host's own.
 *
 * <p>A sink is called by whatever thread runs the pump, outside of any transaction of this library.
 * A pump that is run by several threads at once calls it from all of them.
 *
 * <p>Delivery is at least once. The same notification comes again, with the same {@link
 * Notification#id}, after a failure, when the process died before the delivery was written down,
 * and when a delivery took longer than the lease. Notifications may come out of order: a sink that
 * minds compares account and sequence of each movement with the last it has seen.
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
