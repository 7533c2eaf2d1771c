package io.sessioncredits.examples.replay;

import io.sessioncredits.model.BookingRef;
import io.sessioncredits.model.ClientId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One appointment, as the export tells it.
 *
 * @param scheduledAt when it was scheduled
 * @param client whose it is
 * @param booking its number
 * @param day the day it was for
 * @param location where; kept as it stands in the file, and escaped wherever it is shown
 * @param ending how it ended
 */
record Appointment(
    Instant scheduledAt,
    ClientId client,
    BookingRef booking,
    LocalDate day,
    String location,
    Ending ending) {}
