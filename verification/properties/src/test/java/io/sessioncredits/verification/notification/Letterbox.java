package io.sessioncredits.verification.notification;

import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A sink that remembers what it was handed and what it took, and refuses what it is told to. */
final class Letterbox implements NotificationSink {
  private final List<Notification> handed = new ArrayList<>();
  private final List<Notification> taken = new ArrayList<>();
  private final Set<String> refused = new TreeSet<>();

  @Override
  public synchronized void deliver(Notification notification) {
    handed.add(notification);
    if (refused.contains(key(notification.id()))) {
      throw new IllegalStateException("no such address");
    }
    taken.add(notification);
  }

  /** Refuses these from now on, and no others. */
  synchronized void refuse(String... keys) {
    refused.clear();
    refused.addAll(List.of(keys));
  }

  /** Returns the keys of what it was handed, in order. */
  synchronized List<String> handed() {
    return keys(handed.stream().map(Notification::id).toList());
  }

  /** Returns what it took, in order. */
  synchronized List<Notification> taken() {
    return List.copyOf(taken);
  }

  /** Returns the keys of what it took, in order. */
  synchronized List<String> takenKeys() {
    return keys(taken.stream().map(Notification::id).toList());
  }

  static List<String> keys(List<RequestId> ids) {
    return ids.stream().map(Letterbox::key).toList();
  }

  private static String key(RequestId id) {
    return id.key().value();
  }
}
