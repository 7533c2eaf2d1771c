package io.sessioncredits.spi;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.PurchaseRef;
import io.sessioncredits.model.RequestId;
import java.util.Collection;
import java.util.List;

/**
 * What is to be looked up of a practice beside the positions of wallets.
 *
 * @param requests requests, all of the practice
 * @param lines booking lines
 * @param purchases sales
 */
public record Lookups(
    Collection<RequestId> requests,
    Collection<BookingLine> lines,
    Collection<PurchaseRef> purchases) {
  /** Nothing. */
  public static final Lookups NONE = new Lookups(List.of(), List.of(), List.of());

  /** Copies the collections. */
  public Lookups {
    requests = List.copyOf(requests);
    lines = List.copyOf(lines);
    purchases = List.copyOf(purchases);
  }

  /** Returns a look-up of requests and booking lines. */
  public static Lookups of(Collection<RequestId> requests, Collection<BookingLine> lines) {
    return new Lookups(requests, lines, List.of());
  }
}
