package io.sessioncredits.spi;

import io.sessioncredits.model.CreditMessage;
import io.sessioncredits.model.RequestId;
import java.time.Instant;
import java.util.List;

/**
 * What a posting tells the world after it is committed.
 *
 * @param id the request, stable over any number of deliveries
 * @param recordedAt when it was carried out
 * @param messages what it tells, each of this request and instant; account and sequence let a
 *     receiver drop duplicates and order by
 */
public record OutboxMessage(RequestId id, Instant recordedAt, List<CreditMessage> messages) {
  /** Copies the messages. */
  public OutboxMessage {
    messages = List.copyOf(messages);
  }
}
