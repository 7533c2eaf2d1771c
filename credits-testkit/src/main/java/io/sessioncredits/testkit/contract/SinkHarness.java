package io.sessioncredits.testkit.contract;

import io.sessioncredits.model.AccountKey;
import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.MessageKind;
import io.sessioncredits.notification.NotificationSink;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the author of a sink hands to the contract: the sink, a look at what has arrived behind it,
 * and a way to make the receiver fail. Each clause has a harness of its own.
 *
 * <p>The receiver is what the sink writes to: a mail server, a broker, a table. A double of it that
 * counts is enough.
 */
public interface SinkHarness extends AutoCloseable {
  /** Returns the sink; the same at every call. */
  NotificationSink sink();

  /** Returns how often {@code message} shows at the receiver. */
  int shown(CreditMessage message);

  /**
   * Returns the number of credits that the receiver shows of {@code account} now; empty if it keeps
   * no number, which clauses about numbers then pass over.
   */
  default OptionalLong number(AccountKey account) {
    return OptionalLong.empty();
  }

  /** Returns the kinds that the sink passes on, at least one; all unless it is choosy. */
  default Set<MessageKind> kinds() {
    return EnumSet.allOf(MessageKind.class);
  }

  /**
   * Lets the receiver take {@code messages} more messages and then fail at each, until it is
   * repaired; 0 to fail at once.
   */
  void failAfter(int messages);

  /** Lets the receiver take everything again. */
  void repair();

  /** Ends what the harness began. */
  @Override
  default void close() {}
}
