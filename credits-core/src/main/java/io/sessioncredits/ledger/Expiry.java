package io.sessioncredits.ledger;

import io.sessioncredits.model.CreditType;
import java.time.Instant;

/**
 * Credits that end together.
 *
 * @param type the credit type
 * @param at the first instant at which they no longer count
 * @param credits how many are left, without those set aside
 */
public record Expiry(CreditType type, Instant at, long credits) {}
