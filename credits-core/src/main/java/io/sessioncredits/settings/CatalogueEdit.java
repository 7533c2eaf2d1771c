package io.sessioncredits.settings;

import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.Limits;
import io.sessioncredits.policy.Catalogue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One edit of a catalogue; checked when it is made. */
public sealed interface CatalogueEdit {
  /**
   * A credit type covers exactly these appointment types.
   *
   * @param credit the credit type
   * @param appointments the appointment types, at least one
   */
  record Cover(CreditType credit, List<AppointmentType> appointments) implements CatalogueEdit {
    /** Checks the parts. */
    public Cover {
      Limits.sold("creditType", credit);
      appointments = List.copyOf(Limits.given("appointmentTypes", appointments));
      Limits.between("covered appointment types", appointments.size(), 1, Limits.COVERED);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.covering(credit, appointments.toArray(AppointmentType[]::new));
    }
  }

  /**
   * A seat costs so many credits if it is booked from an instant on.
   *
   * @param credit the credit type
   * @param appointment the appointment type
   * @param units how many credits
   * @param since from when on; empty for the instant of the change
   */
  record Price(CreditType credit, AppointmentType appointment, long units, Optional<Instant> since)
      implements CatalogueEdit {
    /** Checks the parts. */
    public Price {
      Limits.sold("creditType", credit);
      Limits.given("appointmentType", appointment);
      Limits.between("price in credits", units, 1, Limits.SEAT_PRICE);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.priced(credit, appointment, units, since.orElse(now));
    }
  }

  /**
   * An appointment type costs no credit.
   *
   * @param appointment the appointment type
   */
  record NotCredited(AppointmentType appointment) implements CatalogueEdit {
    /** Checks that the type is given. */
    public NotCredited {
      Limits.given("appointmentType", appointment);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.notCredited(appointment);
    }
  }

  /**
   * An appointment type costs credits again.
   *
   * @param appointment the appointment type
   */
  record Credited(AppointmentType appointment) implements CatalogueEdit {
    /** Checks that the type is given. */
    public Credited {
      Limits.given("appointmentType", appointment);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.credited(appointment);
    }
  }

  /**
   * An appointment type is listed as a service.
   *
   * @param appointment the appointment type
   */
  record Offer(AppointmentType appointment) implements CatalogueEdit {
    /** Checks that the type is given. */
    public Offer {
      Limits.given("appointmentType", appointment);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.offering(appointment);
    }
  }

  /**
   * An appointment type is listed no longer.
   *
   * @param appointment the appointment type
   */
  record Withdraw(AppointmentType appointment) implements CatalogueEdit {
    /** Checks that the type is given. */
    public Withdraw {
      Limits.given("appointmentType", appointment);
    }

    @Override
    public Catalogue in(Catalogue catalogue, Instant now) {
      return catalogue.notOffering(appointment);
    }
  }

  /** Returns {@code catalogue} after this edit, made at {@code now}. */
  Catalogue in(Catalogue catalogue, Instant now);
}
