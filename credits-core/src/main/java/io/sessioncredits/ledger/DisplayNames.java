package io.sessioncredits.ledger;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Holder;
import java.util.Optional;

/**
 * What the host calls things when people read of them. What is not overridden stands under its
 * identifier, and clients and groups are not named at all.
 */
public interface DisplayNames {
  /** Names of nothing but types, by their identifiers. */
  DisplayNames IDENTIFIERS = new DisplayNames() {};

  /** Returns what credits of {@code type} are called. */
  default String creditType(CreditType type) {
    return type.value();
  }

  /** Returns what {@code type} is called. */
  default String appointmentType(AppointmentType type) {
    return type.value();
  }

  /** Returns what {@code holder} may be called before whoever reads; empty for no name. */
  default Optional<String> holder(Holder holder) {
    return Optional.empty();
  }
}
