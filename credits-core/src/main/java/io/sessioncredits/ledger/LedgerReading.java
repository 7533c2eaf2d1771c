package io.sessioncredits.ledger;

import io.sessioncredits.model.PackageDefinition;
import java.util.List;

/**
 * A page of a holder's history, as of the same instant where the holder stands, and beside them
 * what the practice offers.
 *
 * @param standing where the holder stands now, under the catalogue read with the offers
 * @param history the page
 * @param offers the packages that can be bought now, read at once after the rest
 */
public record LedgerReading(
    Standing standing, HistoryPage history, List<PackageDefinition> offers) {
  /** Copies the list. */
  public LedgerReading {
    offers = List.copyOf(offers);
  }
}
