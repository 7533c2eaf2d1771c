package io.sessioncredits.booking;

import io.sessioncredits.model.BookedSession;
import io.sessioncredits.model.Holder;

/**
 * A line that waits for credit.
 *
 * @param payer whose credits are to pay
 * @param session the line, what was booked and when it starts
 * @param seats how many seats
 */
public record PendingBooking(Holder payer, BookedSession session, int seats) {}
