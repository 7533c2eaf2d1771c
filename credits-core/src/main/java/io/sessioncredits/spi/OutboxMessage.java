package io.sessioncredits.spi;

import io.sessioncredits.model.Movement;
import io.sessioncredits.model.RequestId;
import java.time.Instant;
import java.util.List;

/**
 * What a posting tells the world after it is committed.
 *
 * @param id the request, stable over any number of deliveries
 * @param recordedAt when it was carried out
 * @param movements what its entries did; account and sequence of each let a receiver drop
 *     duplicates and order by
 */
public record OutboxMessage(RequestId id, Instant recordedAt, List<Movement> movements) {
  /** Copies the movements. */
  public OutboxMessage {
    movements = List.copyOf(movements);
  }
}
