package io.sessioncredits.ledger;

import io.sessioncredits.policy.CreditPolicy;

/**
 * A page of a holder's history, as of the same instant where the holder stands, and beside them the
 * rules of the practice.
 *
 * @param standing where the holder stands now
 * @param history the page
 * @param rules the rules of the practice as a whole, read at once after the rest
 */
public record LedgerReading(Standing standing, HistoryPage history, CreditPolicy rules) {}
