package io.sessioncredits.model;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a command did, the same for ever: sending it again returns this receipt, marked as replayed.
 *
 * @param request the request
 * @param recordedAt when it was carried out
 * @param movements what its entries did, in order; empty if no credit moved
 * @param replayed whether this is the receipt of an earlier delivery of the same command
 */
public record Receipt(
    RequestId request, Instant recordedAt, List<Movement> movements, boolean replayed) {
  /** Copies the movements. */
  public Receipt {
    movements = List.copyOf(movements);
  }

  /** Returns the balance of {@code account} after the command; empty if it moved nothing there. */
  public OptionalLong balanceAfter(AccountKey account) {
    return movements.stream()
        .filter(m -> m.account().equals(account))
        .mapToLong(Movement::balanceAfter)
        .reduce((before, after) -> after);
  }

  /** Returns by how many credits the balance of {@code holder} changed, over all its types. */
  public long change(Holder holder) {
    return movements.stream()
        .filter(m -> m.account().wallet().holder().equals(holder))
        .mapToLong(Movement::amount)
        .sum();
  }
}
