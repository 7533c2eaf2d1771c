package io.sessioncredits.policy;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule is asked for.
 *
 * @param appointment the appointment type booked, if any
 * @param credit the credit type concerned, if any
 * @param notes the notes of the wallet concerned
 * @param call what the call itself says
 */
public record Situation(
    Optional<AppointmentType> appointment,
    Optional<CreditType> credit,
    Map<String, String> notes,
    Overrides call) {
  /** Copies the notes. */
  public Situation {
    notes = Map.copyOf(notes);
  }

  /** Returns the situation of a booking that the wallet with these notes pays. */
  public static Situation booking(AppointmentType type, Map<String, String> notes, Overrides call) {
    return new Situation(Optional.of(type), Optional.empty(), notes, call);
  }

  /** Returns the situation of credits of a type in the wallet with these notes. */
  public static Situation credits(CreditType type, Map<String, String> notes) {
    return new Situation(Optional.empty(), Optional.of(type), notes, Overrides.none());
  }
}
