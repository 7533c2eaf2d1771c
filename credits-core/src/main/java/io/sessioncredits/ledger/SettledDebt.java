package io.sessioncredits.ledger;

import io.sessioncredits.model.BookingLine;
import io.sessioncredits.model.CreditType;
import java.util.Optional;

/**
 * What became of one debt that was to be settled by hand.
 *
 * @param type the credit type it is owed in
 * @param line the booking line it is owed for; empty for a debt of an adjustment or a revocation
 * @param settled how many credits of it were paid; 0 if no credits were left that fit
 * @param owed how many were still owed after that
 */
public record SettledDebt(CreditType type, Optional<BookingLine> line, long settled, long owed) {}
