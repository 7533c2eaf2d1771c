package io.sessioncredits.verification.sabotage;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A sound sink, step by step, so that each step can be broken. */
class CarefulSink implements NotificationSink {
  private final Board board;
  private final Set<Object> seen = ConcurrentHashMap.newKeySet();
  private final Map<AccountKey, Long> latest = new HashMap<>();

  CarefulSink(Board board) {
    this.board = board;
  }

  @Override
  public void deliver(Notification notification) throws IOException {
    synchronized (this) {
      for (CreditMessage message : notification.messages()) {
        deliver(message);
      }
    }
  }

  void deliver(CreditMessage message) throws IOException {
    if (!isSeen(message)) {
      post(message);
      remember(message);
    }
    show(message);
  }

  void post(CreditMessage message) throws IOException {
    board.post(message);
  }

  boolean isSeen(CreditMessage message) {
    return seen.contains(name(message));
  }

  void remember(CreditMessage message) {
    seen.add(name(message));
  }

  Object name(CreditMessage message) {
    return List.of(message.request(), message.account(), message.kind());
  }

  long latest(CreditMessage message) {
    return latest.getOrDefault(message.account(), 0L);
  }

  boolean isNewest(CreditMessage message) {
    return message.sequence() >= latest(message);
  }

  private synchronized void show(CreditMessage message) {
    if (isNewest(message)) {
      latest.merge(message.account(), message.sequence(), Math::max);
      board.show(message.account(), message.after().number());
    }
  }
}
