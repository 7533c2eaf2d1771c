package io.sessioncredits.booking;

import io.sessioncredits.model.ClientId;
import io.sessioncredits.model.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the lines of an event.
 *
 * @param booked the lines that are booked, by attendee
 * @param refused why others are not, by attendee; with {@link EventBooking.Mode#ALL_OR_NOTHING} the
 *     first that was refused stands for all
 */
public record EventOutcome(Map<ClientId, BookingOutcome> booked, Map<ClientId, Refusal> refused) {
  /** Copies the maps. */
  public EventOutcome {
    booked = Collections.unmodifiableMap(new LinkedHashMap<>(booked));
    refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
  }

  /** Returns whether every attendee is booked. */
  public boolean isComplete() {
    return refused.isEmpty();
  }
}
