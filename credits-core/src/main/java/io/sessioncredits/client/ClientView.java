package io.sessioncredits.client;

import io.sessioncredits.ledger.Expiry;
import io.sessioncredits.model.AppointmentType;
import io.sessioncredits.model.Balance;
import io.sessioncredits.model.CreditType;
import io.sessioncredits.model.PackageDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a client sees of credits.
 *
 * <p>Balances, ends and history are of one read, so that they go together whoever writes meanwhile.
 * Which services there are, what they cost in credits and what is on offer is read at once after
 * it.
 */
@Value.Immutable
public abstract class ClientView {
  ClientView() {}

  /** Returns the instant of all that is shown. */
  public abstract Instant at();

  /**
   * Returns the balances of all services: of every credit type defined, bought or not, and of those
   * ever held.
   */
  public abstract Map<CreditType, Balance> balances();

  /** Returns which free credits end, the soonest first. */
  public abstract List<Expiry> expiries();

  /** Returns how many seats can be booked now, for each appointment type that was asked for. */
  public abstract Map<AppointmentType, Long> bookable();

  /**
   * Returns the packages that the client can buy now, the cheapest first, those of one price by
   * their identifiers; none while the practice has turned credits off.
   */
  public abstract List<PackageDefinition> offers();

  /**
   * Returns the history, newest first; what has fallen due but is not written comes before all.
   * Settings that the practice changed for all are not part of it: they are for staff to explain.
   */
  public abstract List<ClientLine> lines();

  /** Returns the cursor of the lines behind these; empty if there are none. */
  public abstract Optional<String> next();
}
