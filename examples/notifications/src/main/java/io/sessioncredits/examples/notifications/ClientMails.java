package io.sessioncredits.examples.notifications;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.model.RequestId;
import io.sessioncredits.notification.Notification;
import io.sessioncredits.notification.NotificationSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A sink that sends a mail for each message, once, and keeps the number of each account for the
 * client's page.
 *
 * <p>What was sent is remembered after it is sent, message by message, so that a server that fails
 * half way is no reason to send the first half again. The number is kept with its sequence, and one
 * with a lower sequence changes nothing. A host keeps both in tables, so that a restart does not
 * forget them.
 */
final class ClientMails implements NotificationSink {
  /** A message by the parts that no other one shares. */
  private record Name(RequestId request, AccountKey account, MessageKind kind) {}

  /** The number of an account after the entry of that sequence. */
  private record Known(long sequence, long number) {}

  private final MailServer server;
  private final Set<Name> sent = new HashSet<>();
  private final Map<AccountKey, Known> numbers = new HashMap<>();

  ClientMails(MailServer server) {
    this.server = server;
  }

  @Override
  public synchronized void deliver(Notification notification) throws IOException {
    for (CreditMessage message : notification.messages()) {
      Name name = new Name(message.request(), message.account(), message.kind());
      if (!sent.contains(name)) {
        server.send(message.holder().value(), text(message));
        sent.add(name);
      }
      Known number = new Known(message.sequence(), message.after().number());
      numbers.merge(
          message.account(),
          number,
          (old, other) -> other.sequence() > old.sequence() ? other : old);
    }
  }

  /** Returns the number of {@code account} that the client's page shows; empty if it has none. */
  synchronized OptionalLong number(AccountKey account) {
    Known number = numbers.get(account);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number.number());
  }

  static String text(CreditMessage message) {
    String credits = message.credits() + " " + message.type();
    long left = message.after().number();
    return switch (message.kind()) {
      case GRANTED -> "your " + credits + " are here, you have " + left;
      case SPENT -> "booked with " + credits + ", you have " + left;
      case RESTORED -> credits + " came back, you have " + left;
      case EXPIRED -> credits + " have ended, you have " + left;
      case REVOKED -> credits + " were taken back, you have " + left;
      case TRANSFERRED_OUT -> credits + " went to " + other(message) + ", you have " + left;
      case TRANSFERRED_IN -> credits + " came from " + other(message) + ", you have " + left;
      case SETTLED -> credits + " paid for what you owed, you have " + left;
      case LOW -> "only " + left + " " + message.type() + " left";
      case EXHAUSTED -> "your last " + message.type() + " is gone";
      case NEGATIVE -> "you owe " + -left + " " + message.type();
      default -> message.kind() + ": your number of " + message.type() + " is " + left;
    };
  }

  private static String other(CreditMessage message) {
    return message.otherHolder().orElseThrow().value();
  }
}
