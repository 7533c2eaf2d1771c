package io.sessioncredits.ledger;

/**
 * A page of a holder's history and, as of the same instant, where the holder stands.
 *
 * @param standing where the holder stands now
 * @param history the page
 */
public record LedgerReading(Standing standing, HistoryPage history) {}
